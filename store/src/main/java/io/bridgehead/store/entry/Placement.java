package io.bridgehead.store.entry;

/**
 * The parent and the name of an entry. They are one register, so that a move that also renames is never
 * half applied.
 */
public record Placement(EntryId parent, Rdn rdn, Write write) {
    /** The place has not arrived yet. */
    public static final Placement NONE = new Placement(EntryId.NONE, Rdn.NONE, Write.NONE);

    /** The later of two placements. */
    public static Placement merge(Placement a, Placement b) {
        return a.write.stamp().compareTo(b.write.stamp()) >= 0 ? a : b;
    }
}
