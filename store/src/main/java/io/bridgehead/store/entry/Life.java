package io.bridgehead.store.entry;

/**
 * The register that says whether an entry lives. Within one life, a deletion wins over every
 * change, even a later one. Only an undelete brings an entry back: it begins the next life.
 *
 * @param number the number of the life, from 1; 0 in {@link #NONE}
 */
public record Life(int number, boolean deleted, Write write) {
    /** Nothing is known of this entry's life yet. */
    public static final Life NONE = new Life(0, false, Write.NONE);

    /**
     * The higher life wins. Within one life the deletion wins, and of two deletions the later one.
     */
    public static Life merge(Life a, Life b) {
        if (a.number != b.number) {
            return a.number > b.number ? a : b;
        }
        if (a.deleted != b.deleted) {
            return a.deleted ? a : b;
        }
        return a.write.stamp().compareTo(b.write.stamp()) >= 0 ? a : b;
    }

    /** Whether the entry is known and not deleted. */
    public boolean isLive() {
        return number > 0 && !deleted;
    }
}
