package io.bridgehead.gateway.ldif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of an LDIF file: folded lines are joined, comments left out, and both kinds of line end
 * accepted. Of a line that is too long, only the bytes within the limit are kept in memory.
 */
final class LdifLines {
    private static final int END = -1;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** One line; an empty one ends a record. */
    record Line(int number, byte[] text, boolean tooLong) {
        boolean isBlank() {
            return text.length == 0 && !tooLong;
        }
    }

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int position;
    private int number;

    LdifLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next line; empty at the end of the file. */
    Optional<Line> next() {
        while (peek() != END) {
            int first = number + 1;
            boolean comment = peek() == '#';
            Text text = new Text(comment ? 0 : maxBytes);
            readPhysical(text);
            while (text.seen > 0 && peek() == ' ') {
                position++;
                readPhysical(text);
            }
            if (!comment) {
                return Optional.of(new Line(first, text.bytes(), text.seen > text.max));
            }
        }
        return Optional.empty();
    }

    private void readPhysical(Text text) {
        number++;
        boolean pendingReturn = false;
        for (int b = read(); b != END && b != '\n'; b = read()) {
            if (pendingReturn) {
                text.add('\r');
            }
            pendingReturn = b == '\r';
            if (!pendingReturn) {
                text.add(b);
            }
        }
    }

    /** Some editors begin a UTF-8 file with U+FEFF. */
    private boolean startsWithMark() {
        return filled > MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length);
    }

    private int read() {
        int b = peek();
        position++;
        return b;
    }

    private int peek() {
        if (position >= filled) {
            try {
                filled = in.read(buffer);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read LDIF after line " + number, e);
            }
            position = number == 0 && startsWithMark() ? MARK.length : 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[position] & 0xff;
    }

    /** Collects bytes up to a limit and counts the others. */
    private static final class Text {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);
        private final int max;
        private long seen;

        Text(int max) {
            this.max = max;
        }

        void add(int b) {
            if (seen++ < max) {
                bytes.write(b);
            }
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
