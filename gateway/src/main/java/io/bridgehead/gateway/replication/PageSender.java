package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.apply.Claims;
import io.bridgehead.gateway.replication.step.EpochOwners;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Giving;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.SentPage;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Sends a partner the next page: it begins at our first USN that has neither arrived there nor is
 * on its way, and ends when the page is full.
 */
final class PageSender {
    private final StepBuilder step;

    PageSender(StepBuilder step) {
        this.step = step;
    }

    /**
     * Sends the next page and remembers it as on its way; sends nothing if it would be empty news.
     */
    Verdict send(Link link, Optional<String> inReplyTo) {
        Directory directory = step.directory();
        Outbound outbound = link.outbound();
        if (outbound.giving().isPresent()) {
            return give(link, outbound.giving().get(), inReplyTo);
        }
        Ranges covered = outbound.covered();
        Range gap = covered.firstGap(directory.usn());
        if (gap.isEmpty()) {
            // All has been sent. An answer still needs a last page, which brings the completion.
            gap = new Range(directory.usn(), directory.usn());
        }
        PageScan page = PageScan.of(
                step, link, gap, step.terms().limits(link.partner()).pages().page());
        if (page.entries().isEmpty() && page.withheld().isEmpty() && !outbound.serving()) {
            // Two partners that tell each other about empty news would never be quiet.
            step.put(link.with(outbound.quietThrough(page.range().through())));
            return Verdict.QUIET;
        }
        boolean last = covered.with(page.range()).contiguous() == directory.usn();
        Update.PageRange range = new Update.PageRange(
                page.range(),
                mark(directory, page.range().since()),
                mark(directory, page.range().through()),
                directory.usn(),
                !last);
        Optional<Completion> completion = last ? Optional.of(completion(link)) : Optional.empty();
        Update.PageContent content = content(link, page.entries(), page.withheld());
        step.send(new Update(
                step.nextHeader(link.partner(), inReplyTo),
                link.context(),
                cutFor(link),
                range,
                content,
                completion,
                Optional.empty()));
        SentPage sent = new SentPage(page.range(), PageSize.of(page.entries()));
        step.put(link.with(outbound.sending(
                sent, last, step.now().plus(step.terms().limits(link.partner()).tellDelay()))));
        return outbound.serving() ? Verdict.PAGED : Verdict.TOLD;
    }

    /** Sends the next page of what the partner has lost. Its range is empty: no cursor moves by it. */
    private Verdict give(Link link, Giving giving, Optional<String> inReplyTo) {
        Outbound outbound = link.outbound();
        GivenScan page = GivenScan.of(
                step, link, giving, step.terms().limits(link.partner()).pages().page());
        long number = giving.page() + 1;
        Giving after = page.giving()
                .sending(new SentPage(new Range(number - 1, number), PageSize.of(page.entries())));
        Mark at = mark(step.directory(), step.directory().usn());
        step.send(new Update(
                step.nextHeader(link.partner(), inReplyTo),
                link.context(),
                cutFor(link),
                new Update.PageRange(new Range(at.usn(), at.usn()), at, at, at.usn(), true),
                content(link, page.entries(), page.withheld()),
                Optional.empty(),
                Optional.of(new GivenPage(
                        giving.round(), number, after.ended(), after.found(), after.deleted()))));
        boolean nothingGiven = after.ended() && after.found() == 0;
        step.put(link.with(outbound.giving(nothingGiven ? Optional.empty() : Optional.of(after))));
        return Verdict.BACKSYNC_GIVEN;
    }

    private static CutFor cutFor(Link link) {
        Outbound outbound = link.outbound();
        return new CutFor(outbound.epoch(), outbound.claimed(), outbound.refresh());
    }

    private Update.PageContent content(
            Link link, List<Entry> entries, SortedSet<AttributeName> withheld) {
        return new Update.PageContent(
                EpochOwners.occurringIn(step.directory(), entries),
                entries,
                List.of(),
                withheld,
                new Claims(step).isPartial(link.context()));
    }

    /** What we hold at this snapshot. The vector is the promise only: the reader will claim it. */
    private Completion completion(Link link) {
        Totals totals = step.directory().totals(link.context());
        return new Completion(
                step.directory().usn(),
                new Claims(step).promise(link.context()),
                totals.live(),
                totals.digest());
    }

    private static Mark mark(Directory directory, long usn) {
        return directory
                .mark(usn)
                .orElseThrow(() -> new IllegalStateException(
                        "a page would end at USN " + usn + ", where no mark is kept"));
    }
}
