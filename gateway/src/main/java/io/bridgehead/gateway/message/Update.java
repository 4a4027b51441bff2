package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.partner.Completion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * One page of changes (docs/wire-format.md, "Update"): all that the supplier's snapshot had in this
 * range of its USNs, less what the receiver's vector covered.
 *
 * @param reader for whose vector the page was cut
 * @param refresh whether the page has also what that vector covers
 * @param snapshot the supplier's highest USN when the page was read
 * @param from its mark where the range begins
 * @param to its mark where the range ends
 * @param more whether further pages answer the same request
 * @param owners whose epochs occur in the entries
 * @param entries parts of entries, by ascending USN; deleted ones too
 * @param unread entries that were sent, too, and could not be read here; a writer has none
 * @param withheld names of attributes that were left out of these entries though the reader lacks them
 * @param partial whether these entries may lack other things that were written in their stamps,
 *     because the supplier itself was not told them
 * @param completion on the page that reaches the snapshot: what the supplier held then
 */
public record Update(
        Header header,
        ContextId context,
        CutFor reader,
        boolean refresh,
        long snapshot,
        Range range,
        Mark from,
        Mark to,
        boolean more,
        List<EpochOwner> owners,
        List<Entry> entries,
        List<UnreadEntry> unread,
        SortedSet<AttributeName> withheld,
        boolean partial,
        Optional<Completion> completion)
        implements Message {
    public Update {
        owners = List.copyOf(owners);
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
        withheld = Collections.unmodifiableSortedSet(withheld);
    }

    /** A page of which everything is at hand. */
    public Update(
            Header header,
            ContextId context,
            CutFor reader,
            boolean refresh,
            long snapshot,
            Range range,
            Mark from,
            Mark to,
            boolean more,
            List<EpochOwner> owners,
            List<Entry> entries,
            SortedSet<AttributeName> withheld,
            boolean partial,
            Optional<Completion> completion) {
        this(
                header,
                context,
                reader,
                refresh,
                snapshot,
                range,
                from,
                to,
                more,
                owners,
                entries,
                List.of(),
                withheld,
                partial,
                completion);
    }

    /** The same page, naming other owners of epochs. */
    public Update owned(List<EpochOwner> others) {
        return new Update(
                header,
                context,
                reader,
                refresh,
                snapshot,
                range,
                from,
                to,
                more,
                others,
                entries,
                unread,
                withheld,
                partial,
                completion);
    }

    @Override
    public <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal,
            Function<Comparison, R> comparison) {
        return update.apply(this);
    }
}
