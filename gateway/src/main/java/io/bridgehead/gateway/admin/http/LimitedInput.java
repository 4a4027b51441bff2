package io.bridgehead.gateway.admin.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body with a limit. Reading beyond the limit throws a {@link RequestException}. */
final class LimitedInput extends FilterInputStream {
    private final long maxBytes;
    private long read;

    LimitedInput(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) {
        read += more;
        if (read > maxBytes) {
            throw new RequestException(413, "the request has more than " + maxBytes + " bytes");
        }
    }
}
