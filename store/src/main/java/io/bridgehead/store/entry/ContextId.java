package io.bridgehead.store.entry;

import io.bridgehead.store.history.Uuids;
import java.util.UUID;

/** The id of a naming context: that of its root entry. */
public record ContextId(UUID value) implements Comparable<ContextId> {
    /** The id written as {@code text}; throws {@link IllegalArgumentException} if it is no UUID. */
    public static ContextId of(String text) {
        return new ContextId(UUID.fromString(text));
    }

    /** The context whose root is the well-known entry at {@code dn}. */
    public static ContextId rootedAt(UUID organization, String dn) {
        return new ContextId(EntryId.wellKnown(organization, dn).value());
    }

    /** The entry at the top of this context. */
    public EntryId root() {
        return new EntryId(value);
    }

    @Override
    public int compareTo(ContextId other) {
        return Uuids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
