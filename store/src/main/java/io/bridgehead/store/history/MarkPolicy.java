package io.bridgehead.store.history;

/**
 * Where marks are kept: at the end of every commit, and within a commit often enough that a page can
 * end about where its size limit wants it to.
 */
public final class MarkPolicy {
    private static final int ENTRIES_MAX = 32;
    private static final int BYTES_MAX = 64 << 10;

    private int entries;
    private long bytes;

    /** Counts one more entry of the running commit; whether a mark is to be kept after it. */
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
