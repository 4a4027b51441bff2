package io.bridgehead.store.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The order of UUIDs, and UUIDs made from names. {@link UUID#compareTo} compares signed numbers, unlike
 * HSQLDB and most languages; every site must order UUIDs in the same way.
 */
public final class Uuids {
    private Uuids() {}

    public static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    /** The UUID version 5 of {@code name} in {@code namespace} (RFC 9562 section 5.5). */
    public static UUID named(UUID namespace, String name) {
        MessageDigest sha1 = Hashes.sha1();
        sha1.update(bytes(namespace));
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(hash);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
