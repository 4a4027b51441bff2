package io.bridgehead.store.entry;

import java.util.Optional;
import java.util.SortedMap;

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
        return key().contains(NameKey.of(CONFLICT_MARK));
    }

    /** The id in a displaced name; empty if it is none. */
    public Optional<EntryId> displacedId() {
        String mark = NameKey.of(CONFLICT_MARK);
        int at = key().lastIndexOf(mark);
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(EntryId.of(key().substring(at + mark.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The attributes this name is made of, one or, joined by {@code +}, several; escapes resolved
     * (RFC 4514 section 3). Throws {@link IllegalArgumentException} if a part is no type and value.
     */
    public SortedMap<AttributeName, AttributeValue> naming() {
        return RdnText.pairs(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
