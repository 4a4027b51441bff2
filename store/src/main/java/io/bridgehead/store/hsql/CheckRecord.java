package io.bridgehead.store.hsql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** One record of the check file (class {@link CheckFile}). */
sealed interface CheckRecord {
    /**
     * The database at a checkpoint, when its log was empty.
     *
     * @param closed whether it was closed then
     * @param properties the text of its properties file
     */
    record Base(
            boolean closed,
            Content content,
            String properties,
            long scriptBytes,
            int scriptSum,
            DataPages data)
            implements CheckRecord {}

    /**
     * The database after a commit.
     *
     * @param bytes the length of the log
     * @param sum the CRC-32C of these bytes
     * @param ownSum the CRC-32C of the bytes since the record before
     */
    record Logged(long bytes, int sum, int ownSum, Content content) implements CheckRecord {}

    /** From here on, HSQLDB replaces files; the next base or log record says what came of it. */
    record Moving() implements CheckRecord {}

    /** The bytes of {@code record}: kind, length of the body, body, CRC-32C of all that. */
    static byte[] bytes(CheckRecord each) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] body = body(each);
            out.writeByte(kind(each));
            out.writeInt(body.length);
            out.write(body);
            out.writeInt(sum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] body(CheckRecord each) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        if (each instanceof Base base) {
            byte[] properties = base.properties().getBytes(StandardCharsets.ISO_8859_1);
            out.writeBoolean(base.closed());
            base.content().write(out);
            out.writeInt(properties.length);
            out.write(properties);
            out.writeLong(base.scriptBytes());
            out.writeInt(base.scriptSum());
            base.data().write(out);
        } else if (each instanceof Logged logged) {
            out.writeLong(logged.bytes());
            out.writeInt(logged.sum());
            out.writeInt(logged.ownSum());
            logged.content().write(out);
        }
        return body.toByteArray();
    }

    private static int kind(CheckRecord each) {
        return each instanceof Base ? 'B' : each instanceof Logged ? 'L' : 'M';
    }

    /** Reads the next record; throws {@link IOException} at the end and at a damaged record. */
    static CheckRecord read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a record that was cut off");
        }
        byte[] body = in.readNBytes(length);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream copy = new DataOutputStream(all);
        copy.writeByte(kind);
        copy.writeInt(length);
        copy.write(body);
        if (in.readInt() != sum(all.toByteArray())) {
            throw new IOException("a damaged record");
        }
        return of(kind, new DataInputStream(new ByteArrayInputStream(body)));
    }

    private static CheckRecord of(byte kind, DataInputStream in) throws IOException {
        return switch (kind) {
            case 'B' ->
                new Base(
                        in.readBoolean(),
                        Content.read(in),
                        new String(in.readNBytes(in.readInt()), StandardCharsets.ISO_8859_1),
                        in.readLong(),
                        in.readInt(),
                        DataPages.read(in));
            case 'L' -> new Logged(in.readLong(), in.readInt(), in.readInt(), Content.read(in));
            case 'M' -> new Moving();
            default -> throw new IOException("a record of unknown kind " + kind);
        };
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
