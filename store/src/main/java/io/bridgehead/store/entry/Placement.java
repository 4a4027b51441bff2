package io.bridgehead.store.entry;

/**
 * Where an entry stands: parent and name, one register, so that a move and a rename cannot be torn
 * apart.
 */
public record Placement(EntryId parent, Rdn rdn, Write write) {
    /** Nothing is known of this entry's place yet. */
    public static final Placement NONE = new Placement(EntryId.NONE, Rdn.NONE, Write.NONE);

    /** The later placement. */
    public static Placement merge(Placement a, Placement b) {
        return a.write.stamp().compareTo(b.write.stamp()) >= 0 ? a : b;
    }
}
