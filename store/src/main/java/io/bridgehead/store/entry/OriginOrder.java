package io.bridgehead.store.entry;

import java.util.UUID;

/**
 * Where an entry stands among those of one context that one epoch wrote: by the highest USN of that
 * epoch in its stamps, then by id. An entry moves towards the end when that epoch writes it again, and
 * towards the beginning when other epochs overwrite what that epoch wrote last.
 *
 * @param usn the highest origin USN; {@link Long#MAX_VALUE} if the database does not know it
 */
public record OriginOrder(long usn, EntryId id) implements Comparable<OriginOrder> {
    private static final EntryId LAST = new EntryId(new UUID(-1, -1));

    /** Before every entry with an origin USN above {@code usn}, and after all others. */
    public static OriginOrder after(long usn) {
        return new OriginOrder(usn, LAST);
    }

    @Override
    public int compareTo(OriginOrder other) {
        int byUsn = Long.compare(usn, other.usn);
        return byUsn != 0 ? byUsn : id.compareTo(other.id);
    }
}
