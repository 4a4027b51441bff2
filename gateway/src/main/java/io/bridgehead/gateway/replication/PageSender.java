package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.SentPage;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cutting the next page for a partner: the first range of our USNs that has neither arrived nor is
 * on its way, as far as the page's size allows.
 */
final class PageSender {
    private PageSender() {}

    /** Sends the next page, if there is anything to say, and remembers that. */
    static Verdict send(StepBuilder draft, Link link, Optional<String> inReplyTo) {
        Directory directory = draft.directory();
        Outbound outbound = link.outbound();
        Ranges covered = outbound.covered();
        Range gap = covered.firstGap(directory.usn());
        if (gap.isEmpty()) {
            gap = new Range(directory.usn(), directory.usn());
        }
        PageScan page =
                PageScan.of(draft, link, gap, draft.limits(link.partner()).pageBytes());
        if (page.entries().isEmpty() && page.withheld().isEmpty() && !outbound.serving()) {
            draft.put(link.with(outbound.quietThrough(page.range().through())));
            return Verdict.QUIET;
        }
        boolean last = covered.with(page.range()).contiguous() == directory.usn();
        draft.send(update(draft, link, page, inReplyTo, last));
        SentPage sent = new SentPage(page.range(), PageSize.of(page.entries()));
        draft.put(link.with(outbound.sending(
                sent, last, draft.now().plus(draft.limits(link.partner()).tellDelay()))));
        return outbound.serving() ? Verdict.PAGED : Verdict.TOLD;
    }

    private static Update update(
            StepBuilder draft, Link link, PageScan page, Optional<String> inReplyTo, boolean last) {
        Directory directory = draft.directory();
        return new Update(
                draft.header(link.partner(), inReplyTo),
                link.context(),
                new CutFor(link.outbound().epoch(), link.outbound().claimed()),
                link.outbound().refresh(),
                directory.usn(),
                page.range(),
                mark(directory, page.range().since()),
                mark(directory, page.range().through()),
                !last,
                owners(directory, page.entries()),
                page.entries(),
                page.withheld(),
                Applier.isPartial(draft, link.context()),
                last ? Optional.of(completion(draft, link)) : Optional.empty());
    }

    private static Completion completion(StepBuilder draft, Link link) {
        Totals totals = draft.directory().totals(link.context());
        return new Completion(
                draft.directory().usn(),
                Applier.promise(draft, link.context()),
                totals.live(),
                totals.digest());
    }

    private static Mark mark(Directory directory, long usn) {
        return directory
                .mark(usn)
                .orElseThrow(() -> new IllegalStateException(
                        "a page would end at USN " + usn + ", where no mark is kept"));
    }

    /** Every life of every server whose stamps occur: one that was cut must be known to be. */
    static List<EpochOwner> owners(Directory directory, List<Entry> entries) {
        TreeSet<Epoch> epochs = new TreeSet<>();
        for (Entry entry : entries) {
            for (Stamp stamp : entry.stamps()) {
                epochs.add(stamp.epoch());
            }
        }
        TreeSet<SiteId> sites = new TreeSet<>();
        epochs.forEach(each -> directory.owner(each).ifPresent(owner -> sites.add(owner.site())));
        return directory.owners().stream()
                .filter(each -> sites.contains(each.site()))
                .toList();
    }
}
