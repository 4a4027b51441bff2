package io.bridgehead.store;

/**
 * A relative distinguished name as written (RFC 4514), for example {@code uid=anna}. Two names that
 * differ only in case or spacing claim the same place below one parent.
 *
 * @param text RFC 4514 string; empty only in {@link #NONE}
 */
public record Rdn(String text) {
    /** The name of an entry whose name has not arrived yet. */
    public static final Rdn NONE = new Rdn("");

    /** What stands between a displaced entry's name and its id, as Active Directory writes it. */
    private static final String CONFLICT_MARK = "\\0ACNF:";

    /** The form in which claims to a place are compared. */
    public String key() {
        return NameKey.of(text);
    }

    /** The name shown by an entry that lost this place to an older one. */
    public Rdn displaced(EntryId id) {
        return new Rdn(text + CONFLICT_MARK + id);
    }

    /** Whether the text already looks like a displaced name; refused in local writes. */
    public boolean isDisplaced() {
        return text.contains(CONFLICT_MARK);
    }

    @Override
    public String toString() {
        return text;
    }
}
