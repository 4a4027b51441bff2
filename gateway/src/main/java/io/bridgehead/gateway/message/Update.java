package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * One page of changes (docs/wire-format.md, "Update"). It has all changes in one range of the
 * supplier's USNs, except those that the reader's vector covered.
 *
 * @param reader the knowledge of the reader, for which the supplier cut the page
 * @param range the part of the supplier's history that the page covers
 * @param content the changes in that range
 * @param completion what the supplier held at the snapshot; only the page that reaches it has this
 * @param given which page of the answer to a flagged request this is; its range is empty
 */
public record Update(
        Header header,
        ContextId context,
        CutFor reader,
        PageRange range,
        PageContent content,
        Optional<Completion> completion,
        Optional<GivenPage> given)
        implements Message {
    /**
     * The part of the supplier's history that a page covers.
     *
     * @param usns the supplier's USNs that the page covers
     * @param from the supplier's mark where {@code usns} begins
     * @param to the supplier's mark where {@code usns} ends
     * @param snapshot the supplier's highest USN when it read the page
     * @param more whether further pages answer the same request
     */
    public record PageRange(Range usns, Mark from, Mark to, long snapshot, boolean more) {
        /** The same range with another mark at its end. */
        public PageRange endingAt(Mark end) {
            return new PageRange(usns, from, end, snapshot, more);
        }
    }

    /**
     * What a page carries.
     *
     * @param owners the owners of the epochs that occur in the entries
     * @param entries parts of entries, live and deleted ones, by ascending USN
     * @param unread entries that the supplier sent and this site could not read; always empty in a
     *     page that this site writes
     * @param withheld names of attributes that the supplier left out although the reader lacks them
     * @param partial whether these entries may lack values that were written in the same stamps,
     *     because the supplier did not receive these values itself
     */
    public record PageContent(
            List<EpochOwner> owners,
            List<Entry> entries,
            List<UnreadEntry> unread,
            SortedSet<AttributeName> withheld,
            boolean partial) {
        public PageContent {
            owners = List.copyOf(owners);
            entries = List.copyOf(entries);
            unread = List.copyOf(unread);
            withheld = Collections.unmodifiableSortedSet(withheld);
        }

        /** The same content with other owners of epochs. */
        public PageContent withOwners(List<EpochOwner> others) {
            return new PageContent(others, entries, unread, withheld, partial);
        }

        /** The same content with other entries. */
        public PageContent withEntries(List<Entry> others) {
            return new PageContent(owners, others, unread, withheld, partial);
        }
    }

    /** The same page of another range. */
    public Update with(PageRange other) {
        return new Update(header, context, reader, other, content, completion, given);
    }

    /** The same page with other content. */
    public Update with(PageContent other) {
        return new Update(header, context, reader, range, other, completion, given);
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
