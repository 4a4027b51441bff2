package io.bridgehead.store.entry;

/**
 * What one context holds, kept up to date by every commit.
 *
 * @param live entries that show
 * @param tombstones deleted entries still remembered
 * @param digest over the live entries; comparable only at equal vectors
 * @param lastUsn the USN of the latest change in this context; forgetting what lies beneath a
 *     tombstone is no news to anybody and does not count
 */
public record Totals(long live, long tombstones, Digest digest, long lastUsn) {
    public static final Totals NONE = new Totals(0, 0, Digest.EMPTY, 0);

    /** The totals after {@code before} (if there was one) became {@code after}. */
    public Totals replacing(Entry before, StoredEntry after) {
        return new Totals(
                live + count(after.entry().isLive()) - count(before.isLive()),
                tombstones
                        + count(after.entry().life().deleted())
                        - count(before.life().deleted()),
                digest.xor(EntryPacking.digest(before)).xor(EntryPacking.digest(after.entry())),
                isForgetting(before, after.entry()) ? lastUsn : Math.max(lastUsn, after.usn()));
    }

    private static boolean isForgetting(Entry before, Entry after) {
        return before.isTombstone() && after.life().deleted() && !after.isTombstone();
    }

    private static long count(boolean counted) {
        return counted ? 1 : 0;
    }
}
