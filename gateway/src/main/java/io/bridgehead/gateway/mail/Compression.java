package io.bridgehead.gateway.mail;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How a payload may be compressed. We write zstd; gzip is read, for senders without zstd. */
enum Compression {
    ZSTD("28b52ffd"),
    GZIP("1f8b");

    private static final int LEVEL = 3;

    /**
     * 8 MiB. A zstd frame chooses its own window, and could make this gateway allocate gigabytes.
     */
    private static final int MAX_WINDOW_LOG = 23;

    /** The first bytes of data in this format, in hexadecimal. */
    private final String magic;

    Compression(String magic) {
        this.magic = magic;
    }

    /** The format of this name, in upper or lower case. */
    static Optional<Compression> named(String name) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The format of data that begins like this. */
    static Optional<Compression> of(byte[] bytes) {
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4));
        return Arrays.stream(values()).filter(it -> start.startsWith(it.magic)).findFirst();
    }

    /** Compresses with zstd, content checksum on. Equal input gives equal output. */
    static byte[] compress(byte[] bytes) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(LEVEL).setChecksum(true).setContentSize(true);
            return context.compress(bytes);
        }
    }

    /**
     * The original bytes, or empty if there are more than {@code maxBytes} of them: a small mail
     * can hold gigabytes of zeros.
     *
     * @throws IOException if the data is damaged or cut off
     */
    Optional<byte[]> decompress(byte[] bytes, int maxBytes) throws IOException {
        try (InputStream in = open(bytes)) {
            ByteArrayOutputStream out =
                    new ByteArrayOutputStream(Math.min(maxBytes, bytes.length * 4));
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > maxBytes) {
                    return Optional.empty();
                }
                out.write(buffer, 0, n);
            }
            return Optional.of(out.toByteArray());
        }
    }

    private InputStream open(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return this == ZSTD
                ? new ZstdInputStreamNoFinalizer(in).setLongMax(MAX_WINDOW_LOG)
                : new GZIPInputStream(in);
    }
}
