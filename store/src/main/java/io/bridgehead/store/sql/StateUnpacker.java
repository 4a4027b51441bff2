package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.EntryId;
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
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Reads what {@link StatePacker} wrote; {@link IllegalStateException} if these are other bytes. The
 * arguments of a constructor are evaluated in their order, which is the order of the bytes.
 */
final class StateUnpacker {
    private final DataInputStream in;
    private final int version;

    private StateUnpacker(DataInputStream in, int version) {
        this.in = in;
        this.version = version;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(StateUnpacker unpacker) throws IOException;
    }

    static Vector vector(byte[] packed) {
        return unpacked(packed, StateUnpacker::vector);
    }

    static Partner partner(byte[] packed) {
        return unpacked(packed, StateUnpacker::partner);
    }

    static Link link(byte[] packed) {
        return unpacked(packed, StateUnpacker::link);
    }

    private static <T> T unpacked(byte[] packed, Reading<T> reading) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int version = in.readByte();
            if (version < StatePacker.VERSION_OF_WHOLE_CONTEXTS || version > StatePacker.VERSION) {
                throw new IllegalStateException("state packed by an unknown version " + version);
            }
            return reading.from(new StateUnpacker(in, version));
        } catch (IOException e) {
            throw new IllegalStateException("damaged state of " + packed.length + " bytes", e);
        }
    }

    private Partner partner() throws IOException {
        return new Partner(
                new SiteId(in.readUTF()),
                in.readUTF(),
                new Epoch(uuid()),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                instant(),
                instant(),
                in.readUTF(),
                in.readLong(),
                in.readBoolean(),
                version <= StatePacker.VERSION_WITHOUT_DOUBT ? List.of() : list(this::mark));
    }

    private Link link() throws IOException {
        return new Link(new SiteId(in.readUTF()), new ContextId(uuid()), inbound(), outbound());
    }

    private Inbound inbound() throws IOException {
        return new Inbound(
                in.readBoolean(),
                cursor(),
                in.readBoolean() ? Optional.of(completion()) : Optional.empty(),
                in.readLong(),
                in.readInt(),
                instant(),
                in.readBoolean(),
                in.readLong(),
                in.readBoolean(),
                lacking(),
                isWithoutFalseClaims() ? 0 : in.readLong(),
                isWithoutFalseClaims() ? 0 : in.readLong(),
                isWithoutFalseClaims() || !in.readBoolean()
                        ? Optional.empty()
                        : Optional.of(unread()),
                !isOfWholeContexts() && in.readBoolean());
    }

    private boolean isOfWholeContexts() {
        return version == StatePacker.VERSION_OF_WHOLE_CONTEXTS;
    }

    private boolean isWithoutFalseClaims() {
        return version <= StatePacker.VERSION_WITHOUT_FALSE_CLAIMS;
    }

    private Unread unread() throws IOException {
        return new Unread(range(), in.readInt(), new EntryId(uuid()), in.readUTF());
    }

    private SortedSet<AttributeName> lacking() throws IOException {
        return new TreeSet<>(
                isOfWholeContexts() ? List.of() : list(() -> new AttributeName(in.readUTF())));
    }

    private Cursor cursor() throws IOException {
        Epoch epoch = new Epoch(uuid());
        Ranges received = ranges();
        TreeMap<Long, Mark> marks = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            marks.put(in.readLong(), mark());
        }
        return new Cursor(epoch, received, marks, in.readLong());
    }

    private Mark mark() throws IOException {
        return new Mark(in.readLong(), in.readLong());
    }

    private Completion completion() throws IOException {
        return new Completion(
                in.readLong(), vector(), in.readLong(), new Digest(in.readLong(), in.readLong()));
    }

    private Outbound outbound() throws IOException {
        return new Outbound(
                new Epoch(uuid()),
                in.readLong(),
                ranges(),
                list(() -> new SentPage(range(), in.readLong())),
                in.readLong(),
                vector(),
                mark(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                instant());
    }

    private Vector vector() throws IOException {
        TreeMap<Epoch, Ranges> held = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            held.put(new Epoch(uuid()), ranges());
        }
        return new Vector(held);
    }

    private Ranges ranges() throws IOException {
        return new Ranges(list(this::range));
    }

    private Range range() throws IOException {
        return new Range(in.readLong(), in.readLong());
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

    private Instant instant() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private UUID uuid() throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
