package io.bridgehead.store.entry;

/** The entry ids after {@code after} and up to {@code through}, in the order of ids. */
public record IdRange(EntryId after, EntryId through) {
    /** Every id that an entry can have. */
    public static final IdRange ALL =
            new IdRange(EntryId.NONE, EntryId.of("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    public IdRange {
        if (after.compareTo(through) > 0) {
            throw new IllegalArgumentException(after + " is beyond " + through);
        }
    }
}
