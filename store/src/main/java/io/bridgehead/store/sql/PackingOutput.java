package io.bridgehead.store.sql;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Writes values as bytes: a version, then field after field, without names. {@link PackingInput}
 * reads them in the same order. A text may have any length, because names and reasons come from
 * other people's mail.
 */
final class PackingOutput {
    private final DataOutputStream out;

    private PackingOutput(DataOutputStream out) {
        this.out = out;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Part<T> {
        void to(PackingOutput out, T value) throws IOException;
    }

    static <T> byte[] pack(int version, T value, Part<T> part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(version);
            part.to(new PackingOutput(out), value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    void number(long number) throws IOException {
        out.writeLong(number);
    }

    void count(int count) throws IOException {
        out.writeInt(count);
    }

    void flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void uuid(UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    void instant(Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    <T> void all(Collection<T> values, Part<T> part) throws IOException {
        out.writeInt(values.size());
        for (T each : values) {
            part.to(this, each);
        }
    }
}
