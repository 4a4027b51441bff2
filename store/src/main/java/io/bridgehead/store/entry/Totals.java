package io.bridgehead.store.entry;

/**
 * Counts and digest of one context. Each commit updates them.
 *
 * @param live the number of entries that show
 * @param tombstones the number of deleted entries
 * @param digest over the live entries; two sites compare it only if their vectors are equal
 * @param lastUsn the USN of the latest change in this context. To forget what lies beneath a
 *     tombstone does not count, because no partner needs to hear of it
 */
public record Totals(long live, long tombstones, Digest digest, long lastUsn) {
    public static final Totals NONE = new Totals(0, 0, Digest.EMPTY, 0);

    /** The totals after {@code before} became {@code after}; a new entry was unknown before. */
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
