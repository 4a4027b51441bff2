package io.bridgehead.store.sql;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what {@link PackingOutput} wrote, in the same order. */
final class PackingInput {
    private final DataInputStream in;
    private final int version;

    private PackingInput(DataInputStream in, int version) {
        this.in = in;
        this.version = version;
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Part<T> {
        T from(PackingInput in) throws IOException;
    }

    /** {@link IllegalStateException} if these are other bytes, or of a version that is not known. */
    static <T> T unpack(byte[] packed, int oldest, int newest, Part<T> part) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int version = in.readByte();
            if (version < oldest || version > newest) {
                throw new IllegalStateException("packed by an unknown version " + version);
            }
            return part.from(new PackingInput(in, version));
        } catch (IOException e) {
            throw new IllegalStateException("damaged: " + packed.length + " bytes", e);
        }
    }

    /** The version that wrote these bytes. */
    int version() {
        return version;
    }

    long number() throws IOException {
        return in.readLong();
    }

    int count() throws IOException {
        return in.readInt();
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    String text() throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a text ends early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text as earlier versions wrote it: at most 64 kB, and the length in two bytes. */
    String shortText() throws IOException {
        return in.readUTF();
    }

    UUID uuid() throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    Instant instant() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    <T> List<T> all(Part<T> part) throws IOException {
        List<T> list = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            list.add(part.from(this));
        }
        return list;
    }
}
