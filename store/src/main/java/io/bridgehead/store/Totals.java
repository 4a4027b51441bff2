package io.bridgehead.store;

/**
 * What one context holds, kept up to date by every commit.
 *
 * @param live entries that show
 * @param tombstones deleted entries still remembered
 * @param digest over the live entries; comparable only at equal vectors
 * @param lastUsn the USN of the latest change in this context
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
                Math.max(lastUsn, after.usn()));
    }

    private static long count(boolean counted) {
        return counted ? 1 : 0;
    }
}
