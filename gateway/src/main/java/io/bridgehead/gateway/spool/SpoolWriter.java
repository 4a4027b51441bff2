package io.bridgehead.gateway.spool;

import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file that is being written. It turns failures into those of the disk, not of the peer. */
final class SpoolWriter implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    SpoolWriter(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.newFileIn(file));
        } catch (IOException e) {
            throw new SpoolException("create", file, e);
        }
    }

    void write(byte[] bytes, int length) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new SpoolException("write", file, e);
        }
    }

    /** When this returns, what was written is durable; the file's name is not yet. */
    void sync() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new SpoolException("sync", file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SpoolException("close", file, e);
        }
    }
}
