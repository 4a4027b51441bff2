package io.bridgehead.gateway.outbound;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The payloads in the outbox. They are compressed, since the database writes every byte twice. */
public final class LetterBytes {
    private static final int LEVEL = 1;

    private LetterBytes() {}

    /** The payload of a letter that carries {@code message}, which is in the wire format. */
    public static byte[] pack(byte[] payload) {
        byte[] packed = new byte[Integer.BYTES + (int) Zstd.compressBound(payload.length)];
        ByteBuffer.wrap(packed).putInt(payload.length);
        long length = Zstd.compressByteArray(
                packed,
                Integer.BYTES,
                packed.length - Integer.BYTES,
                payload,
                0,
                payload.length,
                LEVEL);
        return Arrays.copyOf(packed, Integer.BYTES + (int) checked(length));
    }

    /** The message in the wire format; throws {@link IllegalStateException} if the row is damaged. */
    public static byte[] unpack(byte[] packed) {
        byte[] payload = new byte[ByteBuffer.wrap(packed).getInt()];
        checked(Zstd.decompressByteArray(
                payload, 0, payload.length, packed, Integer.BYTES, packed.length - Integer.BYTES));
        return payload;
    }

    private static long checked(long result) {
        if (Zstd.isError(result)) {
            throw new IllegalStateException("damaged letter: " + Zstd.getErrorName(result));
        }
        return result;
    }
}
