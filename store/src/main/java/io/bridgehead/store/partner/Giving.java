package io.bridgehead.store.partner;

import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Ranges;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the answer to a partner's flagged request has come: what the partner's former lives wrote
 * beyond what it still holds.
 *
 * @param round the number of that request
 * @param life the former life of the partner that is searched; NONE before the first
 * @param after the place in that life up to which it was searched
 * @param page the number of the last page; 0 before the first
 * @param found entries in all pages so far
 * @param deleted how many of these are tombstones
 * @param sent pages that the partner has not confirmed, as ranges of page numbers
 * @param ended whether everything was given: the ordinary stream waits until the partner says whether
 *     all of it arrived
 */
public record Giving(
        long round,
        Epoch life,
        OriginOrder after,
        long page,
        long found,
        long deleted,
        List<SentPage> sent,
        boolean ended) {
    public Giving {
        sent = List.copyOf(sent);
    }

    /** Before the first page. */
    public static Giving begun(long round) {
        return new Giving(
                round, Epoch.NONE, new OriginOrder(0, EntryId.NONE), 0, 0, 0, List.of(), false);
    }

    /** The partner has these pages. */
    public Giving confirmed(Ranges pages) {
        List<SentPage> left =
                sent.stream().filter(each -> !pages.containsAll(each.range())).toList();
        return new Giving(round, life, after, page, found, deleted, left, ended);
    }

    /** After one more page. */
    public Giving sending(SentPage next) {
        List<SentPage> more = new ArrayList<>(sent);
        more.add(next);
        return new Giving(round, life, after, page + 1, found, deleted, more, ended);
    }

    /** Searched up to another place, where {@code more} entries were found. */
    public Giving at(Epoch epoch, OriginOrder place, long more, long tombstones) {
        return new Giving(
                round, epoch, place, page, found + more, deleted + tombstones, sent, ended);
    }

    /** Everything was given. */
    public Giving atItsEnd() {
        return new Giving(round, life, after, page, found, deleted, sent, true);
    }
}
