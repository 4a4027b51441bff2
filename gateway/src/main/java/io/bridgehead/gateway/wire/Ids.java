package io.bridgehead.gateway.wire;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** UUIDs as 22 characters of base64url. Compression cannot shorten them, so we write them short. */
final class Ids {
    private static final int CHARS = 22;

    private Ids() {}

    static String compact(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads what {@link #compact} wrote; throws {@link IllegalArgumentException} for other text. */
    static UUID expanded(String text) {
        if (text.length() != CHARS) {
            throw new IllegalArgumentException("an id has 22 characters of base64url");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
