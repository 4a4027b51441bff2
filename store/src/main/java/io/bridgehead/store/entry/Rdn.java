package io.bridgehead.store.entry;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A relative distinguished name as it was written (RFC 4514), for example {@code uid=anna}. Two RDNs
 * that differ only in case or spaces are the same name below one parent.
 *
 * @param text RFC 4514 string; empty only in {@link #NONE}
 */
public record Rdn(String text) {
    /** The name of an entry whose name has not arrived yet. */
    public static final Rdn NONE = new Rdn("");

    /** Stands between the name and the id of a displaced entry, as Active Directory writes it. */
    private static final String CONFLICT_MARK = "\\0ACNF:";

    /** The form in which RDNs are compared: without case and needless spaces. */
    public String key() {
        return NameKey.of(text);
    }

    /** The name that an entry shows if an older entry has its RDN. */
    public Rdn displaced(EntryId id) {
        return new Rdn(text + CONFLICT_MARK + id);
    }

    /** Whether the text looks like a displaced name. Local writes of such names are refused. */
    public boolean isDisplaced() {
        return key().contains(NameKey.of(CONFLICT_MARK));
    }

    /** The id in a displaced name; empty if this is none. */
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
     * The attributes of this name: one, or several joined by {@code +}; escapes are resolved
     * (RFC 4514 section 3). Throws {@link IllegalArgumentException} if a part is not a type and a value.
     */
    public SortedMap<AttributeName, AttributeValue> naming() {
        return RdnText.pairs(text);
    }

    /**
     * Like {@link #naming}, for a name that is stored already: of the base entry, whose name is a whole
     * DN, the first RDN counts. A malformed name, or none, names no attributes.
     */
    public SortedMap<AttributeName, AttributeValue> values() {
        try {
            List<Rdn> leafFirst = Dn.of(text).rdns();
            return leafFirst.isEmpty()
                    ? Collections.emptySortedMap()
                    : leafFirst.get(0).naming();
        } catch (IllegalArgumentException malformed) {
            return Collections.emptySortedMap();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
