package io.bridgehead.store.history;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far we have read one partner in one scope: which of its USNs we have received, in
 * which of its epochs, and the marks by which we recognise that history.
 *
 * @param epoch the partner's epoch; {@link Epoch#NONE} before the first page
 * @param received the USNs of the pages that have been applied; pages may come in any order
 * @param marks the partner's mark at the end of each received range
 * @param snapshot the latest snapshot at which any received page was read
 */
public record Cursor(Epoch epoch, Ranges received, SortedMap<Long, Mark> marks, long snapshot) {
    /** Nothing has been received yet, and the partner's epoch is not known. */
    public static final Cursor START =
            new Cursor(Epoch.NONE, Ranges.EMPTY, Collections.emptySortedMap(), 0);

    public Cursor {
        marks = Collections.unmodifiableSortedMap(marks);
    }

    /** Nothing has been received of the history of {@code epoch}. */
    public static Cursor startOf(Epoch epoch) {
        return new Cursor(epoch, Ranges.EMPTY, Collections.emptySortedMap(), 0);
    }

    /** This cursor after a page of {@code range}, ending at {@code end}, read at {@code readAt}. */
    public Cursor with(Range range, Mark end, long readAt) {
        Ranges all = received.with(range);
        TreeMap<Long, Mark> kept = new TreeMap<>(marks);
        kept.subMap(range.since(), range.through()).clear();
        if (all.endsAt(end.usn())) {
            kept.put(end.usn(), end);
        }
        return new Cursor(epoch, all, kept, Math.max(snapshot, readAt));
    }

    /**
     * Whether {@code mark} can belong to the history that we have read. False only if we remember
     * another mark for the same USN.
     */
    public boolean agreesWith(Mark mark) {
        Mark known = mark.usn() == 0 ? Mark.genesis(epoch) : marks.get(mark.usn());
        return known == null || known.equals(mark);
    }

    /** The mark at the end of the unbroken run that begins with the first USN. */
    public Mark proof() {
        Mark known = marks.get(received.contiguous());
        return known == null ? Mark.genesis(epoch) : known;
    }
}
