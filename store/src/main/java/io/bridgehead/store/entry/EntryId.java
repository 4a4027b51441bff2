package io.bridgehead.store.entry;

import io.bridgehead.store.history.Uuids;
import java.util.UUID;

/**
 * The identity of an entry. It never changes, while the entry's DN may change. The id of a well-known
 * entry is computed from (organization, DN): if two sites create it, they create the same entry.
 */
public record EntryId(UUID value) implements Comparable<EntryId> {
    /** The parent of the base entry, which has none; no entry has this id. */
    public static final EntryId NONE = new EntryId(new UUID(0, 0));

    /** The id written as {@code text}; throws {@link IllegalArgumentException} if it is no UUID. */
    public static EntryId of(String text) {
        return new EntryId(UUID.fromString(text));
    }

    /**
     * The id of the well-known entry at {@code dn} (RFC 9562 section 5.5, name space the
     * organization's id). DNs that differ only in case and spaces give the same id.
     */
    public static EntryId wellKnown(UUID organization, String dn) {
        return new EntryId(Uuids.named(organization, NameKey.of(dn)));
    }

    @Override
    public int compareTo(EntryId other) {
        return Uuids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
