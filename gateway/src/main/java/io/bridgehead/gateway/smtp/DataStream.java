package io.bridgehead.gateway.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The mail after DATA: ends at a line that is a single dot, other leading dots lose one (RFC 5321
 * section 4.5.2). Only CRLF ends a line; if other line ends counted, one mail could smuggle in a
 * second one. Reads in chunks and puts back what follows the end, because a pipelining peer sends
 * its next command there.
 */
final class DataStream extends InputStream {

    private static final int CHUNK = 8192;

    private enum State {
        LINE_START,
        TEXT,
        CR,
        DOT,
        DOT_CR,
        END
    }

    private final InputStream in;
    private final Pace pace;
    private final byte[] chunk = new byte[CHUNK];

    /** A CR that was held back can add one byte to a chunk. */
    private final byte[] out = new byte[CHUNK + 1];

    private int position;
    private int limit;
    private long total;
    private State state = State.LINE_START;

    /** @param in must support marks of {@value #CHUNK} bytes */
    DataStream(InputStream in, Pace pace) {
        this.in = in;
        this.pace = pace;
    }

    /** Whether the single dot has come, so that commands may be read again. */
    boolean hasEnded() {
        return state == State.END;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (position == limit) {
            if (state == State.END) {
                return -1;
            }
            fill();
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(out, position, buffer, offset, n);
        position += n;
        return n;
    }

    private void fill() throws IOException {
        position = 0;
        limit = 0;
        in.mark(CHUNK);
        int n = in.read(chunk, 0, CHUNK);
        if (n < 0) {
            throw new EOFException("connection closed within a mail");
        }
        total += n;
        for (int i = 0; i < n; i++) {
            take(chunk[i]);
            if (state == State.END) {
                in.reset();
                in.skipNBytes(i + 1);
                return;
            }
        }
        pace.check(total);
    }

    private void take(byte b) {
        if (state == State.LINE_START && b == '.') {
            state = State.DOT;
        } else if (state == State.DOT && b == '\r') {
            state = State.DOT_CR;
        } else if (state == State.DOT_CR && b == '\n') {
            state = State.END;
        } else {
            if (state == State.DOT_CR) {
                out[limit++] = '\r';
                state = State.CR;
            }
            out[limit++] = b;
            state = b == '\r'
                    ? State.CR
                    : state == State.CR && b == '\n' ? State.LINE_START : State.TEXT;
        }
    }
}
