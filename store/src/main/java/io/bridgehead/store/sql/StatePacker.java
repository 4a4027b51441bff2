package io.bridgehead.store.sql;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.SentPage;
import io.bridgehead.store.partner.Unread;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The state of replication as bytes; {@link StateUnpacker} reads field for field what this writes. */
final class StatePacker {
    /** The first byte of every packing. */
    static final int VERSION = 5;

    /** In which no claim had been false yet, no page unreadable, and nothing was said of what is missing. */
    static final int VERSION_WITHOUT_FALSE_CLAIMS = 4;

    /** In which no partner was in doubt yet. */
    static final int VERSION_WITHOUT_DOUBT = 3;

    /** In which nothing could be lacking yet. */
    static final int VERSION_OF_WHOLE_CONTEXTS = 2;

    private final DataOutputStream out;

    private StatePacker(DataOutputStream out) {
        this.out = out;
    }

    @FunctionalInterface
    private interface Writing {
        void to(StatePacker packer) throws IOException;
    }

    static byte[] pack(Vector vector) {
        return packed(packer -> packer.vector(vector));
    }

    static byte[] pack(Partner partner) {
        return packed(packer -> packer.partner(partner));
    }

    static byte[] pack(Link link) {
        return packed(packer -> packer.link(link));
    }

    private static byte[] packed(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writing.to(new StatePacker(out));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void partner(Partner partner) throws IOException {
        out.writeUTF(partner.site().name());
        out.writeUTF(partner.server());
        uuid(partner.epoch().value());
        out.writeLong(partner.sequence());
        out.writeLong(partner.status());
        out.writeInt(partner.statusAttempts());
        instant(partner.statusDue());
        instant(partner.lastHeard());
        out.writeUTF(partner.trouble());
        out.writeLong(partner.agreed());
        out.writeBoolean(partner.owesBacksync());
        out.writeInt(partner.unproved().size());
        for (Mark each : partner.unproved()) {
            mark(each);
        }
    }

    private void link(Link link) throws IOException {
        out.writeUTF(link.partner().name());
        uuid(link.context().value());
        inbound(link.inbound());
        outbound(link.outbound());
    }

    private void inbound(Inbound in) throws IOException {
        out.writeBoolean(in.offered());
        cursor(in.cursor());
        out.writeBoolean(in.pending().isPresent());
        if (in.pending().isPresent()) {
            completion(in.pending().get());
        }
        out.writeLong(in.request());
        out.writeInt(in.attempts());
        instant(in.due());
        out.writeBoolean(in.asking());
        out.writeLong(in.unanswered());
        out.writeBoolean(in.refresh());
        out.writeInt(in.lacking().size());
        for (AttributeName name : in.lacking()) {
            out.writeUTF(name.value());
        }
        out.writeLong(in.claimsFrom());
        out.writeLong(in.told());
        unread(in.unread());
        out.writeBoolean(in.partial());
    }

    private void unread(Optional<Unread> unread) throws IOException {
        out.writeBoolean(unread.isPresent());
        if (unread.isPresent()) {
            range(unread.get().range());
            out.writeInt(unread.get().entries());
            uuid(unread.get().first().value());
            out.writeUTF(unread.get().why());
        }
    }

    private void cursor(Cursor cursor) throws IOException {
        uuid(cursor.epoch().value());
        ranges(cursor.received());
        out.writeInt(cursor.marks().size());
        for (Map.Entry<Long, Mark> each : cursor.marks().entrySet()) {
            out.writeLong(each.getKey());
            mark(each.getValue());
        }
        out.writeLong(cursor.snapshot());
    }

    private void mark(Mark mark) throws IOException {
        out.writeLong(mark.usn());
        out.writeLong(mark.value());
    }

    private void completion(Completion completion) throws IOException {
        out.writeLong(completion.snapshot());
        vector(completion.vector());
        out.writeLong(completion.live());
        out.writeLong(completion.digest().high());
        out.writeLong(completion.digest().low());
    }

    private void outbound(Outbound to) throws IOException {
        uuid(to.epoch().value());
        out.writeLong(to.request());
        ranges(to.received());
        out.writeInt(to.sent().size());
        for (SentPage page : to.sent()) {
            range(page.range());
            out.writeLong(page.bytes());
        }
        out.writeLong(to.window());
        vector(to.vector());
        mark(to.claimed());
        out.writeBoolean(to.tell());
        out.writeBoolean(to.serving());
        out.writeBoolean(to.refresh());
        out.writeLong(to.scanned());
        instant(to.nextTell());
    }

    private void vector(Vector vector) throws IOException {
        out.writeInt(vector.held().size());
        for (Map.Entry<Epoch, Ranges> each : vector.held().entrySet()) {
            uuid(each.getKey().value());
            ranges(each.getValue());
        }
    }

    private void ranges(Ranges ranges) throws IOException {
        out.writeInt(ranges.list().size());
        for (Range range : ranges.list()) {
            range(range);
        }
    }

    private void range(Range range) throws IOException {
        out.writeLong(range.since());
        out.writeLong(range.through());
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
