package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.CutFor;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.partner.Completion;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.SentPage;
import java.util.List;
import java.util.Optional;

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
        step.send(update(link, page, inReplyTo, last));
        SentPage sent = new SentPage(page.range(), PageSize.of(page.entries()));
        step.put(link.with(outbound.sending(
                sent, last, step.now().plus(step.terms().limits(link.partner()).tellDelay()))));
        return outbound.serving() ? Verdict.PAGED : Verdict.TOLD;
    }

    private Update update(Link link, PageScan page, Optional<String> inReplyTo, boolean last) {
        Directory directory = step.directory();
        return new Update(
                step.nextHeader(link.partner(), inReplyTo),
                link.context(),
                new CutFor(
                        link.outbound().epoch(),
                        link.outbound().claimed(),
                        link.outbound().refresh()),
                new Update.PageRange(
                        page.range(),
                        mark(directory, page.range().since()),
                        mark(directory, page.range().through()),
                        directory.usn(),
                        !last),
                new Update.PageContent(
                        EpochOwners.occurringIn(directory, page.entries()),
                        page.entries(),
                        List.of(),
                        page.withheld(),
                        new Claims(step).isPartial(link.context())),
                last ? Optional.of(completion(link)) : Optional.empty());
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
