package io.bridgehead.store.history;

/**
 * At which USNs a mark is kept: at the end of every commit, and often enough within a large commit. A
 * page ends where a mark is kept, so its size can come close to its limit.
 */
public final class MarkPolicy {
    private static final int ENTRIES_MAX = 32;
    private static final int BYTES_MAX = 64 << 10;

    private int entries;
    private long bytes;

    /** Counts one more entry of the running commit. Returns whether to keep a mark after it. */
    public boolean keepsAfter(int packedBytes, boolean lastOfCommit) {
        entries++;
        bytes += packedBytes;
        boolean keeps = lastOfCommit || entries >= ENTRIES_MAX || bytes >= BYTES_MAX;
        if (keeps) {
            entries = 0;
            bytes = 0;
        }
        return keeps;
    }
}
