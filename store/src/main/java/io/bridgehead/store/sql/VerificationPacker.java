package io.bridgehead.store.sql;

import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.partner.Verification;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A comparison as bytes; {@link VerificationUnpacker} reads field for field what this writes. */
final class VerificationPacker {
    /** The first byte of every packing. */
    static final int VERSION = 1;

    private final DataOutputStream out;

    private VerificationPacker(DataOutputStream out) {
        this.out = out;
    }

    static byte[] pack(Verification row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            new VerificationPacker(out).verification(row);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void verification(Verification row) throws IOException {
        out.writeUTF(row.partner().name());
        uuid(row.context().value());
        out.writeUTF(row.state().name());
        out.writeBoolean(row.repair());
        out.writeBoolean(row.suspected());
        out.writeLong(row.round());
        out.writeInt(row.attempts());
        instant(row.started());
        instant(row.due());
        instant(row.deadline());
        out.writeInt(row.open().size());
        for (IdRange each : row.open()) {
            uuid(each.after().value());
            uuid(each.through().value());
        }
        ids(row.wanted());
        ids(row.given());
        differences(row.found());
        differences(row.repaired());
    }

    private void ids(List<EntryId> ids) throws IOException {
        out.writeInt(ids.size());
        for (EntryId each : ids) {
            uuid(each.value());
        }
    }

    private void differences(List<Difference> differences) throws IOException {
        out.writeInt(differences.size());
        for (Difference each : differences) {
            uuid(each.entry().value());
            text(each.dn());
            out.writeUTF(each.kind().name());
            out.writeInt(each.attributes().size());
            for (String name : each.attributes()) {
                text(name);
            }
        }
    }

    /** Names may be longer than what {@link DataOutputStream#writeUTF} takes. */
    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void instant(Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private void uuid(UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }
}
