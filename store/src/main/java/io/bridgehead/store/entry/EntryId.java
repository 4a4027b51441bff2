package io.bridgehead.store.entry;

import io.bridgehead.store.history.Uuids;
import java.util.UUID;

/**
 * Who an entry is, for ever. Its distinguished name is derived from it and may change; this never
 * does. Well-known entries have ids computed from (organization, DN), so that two sites that create
 * the same one create one entry.
 */
public record EntryId(UUID value) implements Comparable<EntryId> {
    /** Above the base entry of the directory there is nothing; this id stands for that nothing. */
    public static final EntryId NONE = new EntryId(new UUID(0, 0));

    /** The id written as {@code text}; throws {@link IllegalArgumentException} if it is no UUID. */
    public static EntryId of(String text) {
        return new EntryId(UUID.fromString(text));
    }

    /**
     * The id of the well-known entry at {@code dn} (RFC 9562 section 5.5, name space the
     * organization's id). DNs that are equal but for case and spaces give one id.
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
