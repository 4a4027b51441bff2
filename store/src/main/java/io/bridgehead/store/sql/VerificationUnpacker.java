package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.partner.Verification;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads what {@link VerificationPacker} wrote; {@link IllegalStateException} if these are other
 * bytes. The arguments of a constructor are evaluated in their order, which is that of the bytes.
 */
final class VerificationUnpacker {
    private final DataInputStream in;

    private VerificationUnpacker(DataInputStream in) {
        this.in = in;
    }

    static Verification unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int version = in.readByte();
            if (version != VerificationPacker.VERSION) {
                throw new IllegalStateException(
                        "comparison packed by an unknown version " + version);
            }
            return new VerificationUnpacker(in).verification();
        } catch (IOException e) {
            throw new IllegalStateException("damaged comparison of " + packed.length + " bytes", e);
        }
    }

    private Verification verification() throws IOException {
        return new Verification(
                new SiteId(in.readUTF()),
                new ContextId(uuid()),
                Verification.State.valueOf(in.readUTF()),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readInt(),
                instant(),
                instant(),
                instant(),
                list(() -> new IdRange(id(), id())),
                list(this::id),
                list(this::id),
                list(this::difference),
                list(this::difference));
    }

    private Difference difference() throws IOException {
        return new Difference(
                id(), text(), Difference.Kind.valueOf(in.readUTF()), list(this::text));
    }

    @FunctionalInterface
    private interface Part<T> {
        T next() throws IOException;
    }

    private <T> List<T> list(Part<T> part) throws IOException {
        List<T> list = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            list.add(part.next());
        }
        return list;
    }

    private String text() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private EntryId id() throws IOException {
        return new EntryId(uuid());
    }

    private Instant instant() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private UUID uuid() throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
