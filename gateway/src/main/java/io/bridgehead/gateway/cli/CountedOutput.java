package io.bridgehead.gateway.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Counts the bytes that pass, so that an export can show its progress. */
final class CountedOutput extends FilterOutputStream {
    private final LongConsumer soFar;
    private long bytes;

    CountedOutput(OutputStream out, LongConsumer soFar) {
        super(out);
        this.soFar = soFar;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        bytes += length;
        soFar.accept(bytes);
    }
}
