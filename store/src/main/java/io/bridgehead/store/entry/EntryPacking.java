package io.bridgehead.store.entry;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Hashes;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Uuids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An entry as bytes, for the database. Each stamp is written once and then referred to by number,
 * since most entries have only one or two. Equal entries have equal bytes. Also computes the
 * fingerprint of an entry.
 */
public final class EntryPacking {
    private static final int VERSION = 1;

    private EntryPacking() {}

    /** The bytes of {@code entry}. */
    public static byte[] pack(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            SortedSet<Stamp> stamps = stampsAndBases(entry);
            SortedMap<Stamp, Integer> numbers = new TreeMap<>();
            out.writeByte(VERSION);
            out.writeInt(stamps.size());
            for (Stamp stamp : stamps) {
                numbers.put(stamp, numbers.size());
                out.writeLong(stamp.time());
                uuid(out, stamp.epoch().value());
                out.writeLong(stamp.usn());
            }
            new Packer(out, numbers).entry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** The entry of these bytes; throws {@link IllegalStateException} if they are not a packing. */
    public static Entry unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("entry packed by an unknown version " + version);
            }
            Stamp[] stamps = new Stamp[in.readInt()];
            for (int i = 0; i < stamps.length; i++) {
                stamps[i] = new Stamp(in.readLong(), new Epoch(uuid(in)), in.readLong());
            }
            return new Unpacker(in, stamps).entry();
        } catch (IOException e) {
            throw new IllegalStateException("damaged entry of " + packed.length + " bytes", e);
        }
    }

    /** The fingerprint of what an entry shows; {@link Digest#EMPTY} if it does not show. */
    public static Digest digest(Entry entry) {
        if (!entry.isLive()) {
            return Digest.EMPTY;
        }
        MessageDigest sha256 = Hashes.sha256();
        sha256.update(Uuids.bytes(entry.id().value()));
        sha256.update(Uuids.bytes(entry.placement().parent().value()));
        update(sha256, AttributeValue.of(entry.placement().rdn().text()).bytes());
        // The name is in the digest already, so its values need not be.
        entry.written().forEach((name, values) -> {
            update(sha256, AttributeValue.of(name.value()).bytes());
            sha256.update(ByteBuffer.allocate(4).putInt(values.size()).array());
            values.forEach(value -> update(sha256, value.bytes()));
        });
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new Digest(hash.getLong(), hash.getLong());
    }

    private static void update(MessageDigest hash, byte[] bytes) {
        hash.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        hash.update(bytes);
    }

    private static SortedSet<Stamp> stampsAndBases(Entry entry) {
        SortedSet<Stamp> all = new TreeSet<>();
        all.add(entry.created());
        add(all, entry.life().write());
        add(all, entry.placement().write());
        for (Attribute attribute : entry.attributes().values()) {
            add(all, attribute.cleared());
            attribute.values().values().forEach(mark -> add(all, mark.write()));
        }
        return all;
    }

    private static void add(SortedSet<Stamp> all, Write write) {
        all.add(write.stamp());
        all.add(write.basis());
    }

    static void uuid(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
