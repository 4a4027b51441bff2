package io.bridgehead.gateway.ldif;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The names in a file and their lines. Each name takes at most 40 bytes, however long it is: only 128
 * bits of its SHA-256 hash are kept. Two names of one file do not share these by accident.
 */
final class NameTable {
    private static final int SLOTS_AT_FIRST = 1 << 12;

    private final MessageDigest hash;
    private long[] highs = new long[SLOTS_AT_FIRST];
    private long[] lows = new long[SLOTS_AT_FIRST];
    private int[] lines = new int[SLOTS_AT_FIRST];
    private int size;

    NameTable() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The line of this name, or 0. */
    int get(String key) {
        ByteBuffer hashed = hashed(key);
        return lines[slot(hashed.getLong(), hashed.getLong())];
    }

    /** Sets the line of this name, which must not be 0. */
    void put(String key, int line) {
        if (2 * (size + 1) > lines.length) {
            grow();
        }
        ByteBuffer hashed = hashed(key);
        put(hashed.getLong(), hashed.getLong(), line);
    }

    private ByteBuffer hashed(String key) {
        return ByteBuffer.wrap(hash.digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(long high, long low, int line) {
        int slot = slot(high, low);
        size += lines[slot] == 0 ? 1 : 0;
        highs[slot] = high;
        lows[slot] = low;
        lines[slot] = line;
    }

    private int slot(long high, long low) {
        int mask = lines.length - 1;
        int slot = (int) high & mask;
        while (lines[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        int[] oldLines = lines;
        highs = new long[oldLines.length * 2];
        lows = new long[oldLines.length * 2];
        lines = new int[oldLines.length * 2];
        size = 0;
        for (int i = 0; i < oldLines.length; i++) {
            if (oldLines[i] != 0) {
                put(oldHighs[i], oldLows[i], oldLines[i]);
            }
        }
    }
}
