package io.bridgehead.routing;

import java.nio.charset.StandardCharsets;

/**
 * A hash that spreads texts evenly and is the same in every Java version, on every machine and after
 * every restart. {@link String#hashCode()} is neither: texts that differ in the last letter only have
 * neighbouring values.
 */
final class StableHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private StableHash() {}

    /**
     * FNV-1a over the UTF-8 bytes, followed by the finalizer of MurmurHash3. FNV-1a alone leaves the
     * high bits uneven, and {@link Selector} compares hashes by their high bits.
     */
    static long of(String text) {
        long hash = FNV_OFFSET;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
