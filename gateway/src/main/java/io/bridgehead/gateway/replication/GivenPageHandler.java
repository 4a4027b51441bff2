package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.replication.apply.Applier;
import io.bridgehead.gateway.replication.apply.SiftedPage;
import io.bridgehead.gateway.replication.step.CutEpochs;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Backsync.GivenPage;
import io.bridgehead.store.partner.Backsync.Phase;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.util.Set;

/**
 * What to do about a page of the answer to our flagged request: apply it. It moves no cursor and no
 * vector, because other changes may lie between its entries. When all pages have come and were applied
 * whole, the supplier is told so, and the ordinary stream leaves out what was given.
 */
final class GivenPageHandler {
    private final StepBuilder step;
    private final Update update;
    private final Link link;
    private final SiftedPage page;

    GivenPageHandler(StepBuilder step, Update update, Link link, SiftedPage page) {
        this.step = step;
        this.update = update;
        this.link = link;
        this.page = page;
    }

    Verdict handle() {
        Set<ContextId> readAgain =
                new CutEpochs(step).learnAndReadAgain(update.content().owners());
        new Applier(step).page(link.context(), page.sender(update), page.parts());
        Inbound before = step.link(link.partner(), link.context()).inbound();
        Inbound noted = page.isPartial(update) ? before.partly() : before;
        if (readAgain.contains(link.context())) {
            // The page was cut for a claim that is false since this very page told us of the cut.
            step.put(link.with(noted));
            return Verdict.APPLIED_UNPROVED;
        }
        Backsync given = noted.backsync()
                .given(
                        update.given().orElseThrow(),
                        page.parts().size(),
                        isWhole(),
                        update.range().to());
        remember(noted, given);
        if (!update.content().unread().isEmpty()) {
            return Verdict.APPLIED_SOME_UNREAD;
        }
        return step.held().isEmpty() ? Verdict.BACKSYNC_TAKEN : Verdict.APPLIED_SOME_HELD;
    }

    /** Nothing of the page is held, could not be read, or was left out. */
    private boolean isWhole() {
        return update.content().unread().isEmpty()
                && page.withheld().isEmpty()
                && step.held().isEmpty();
    }

    private void remember(Inbound noted, Backsync given) {
        if (given.equals(noted.backsync())) {
            step.put(link.with(noted)); // a copy, or a page of an earlier round: patience goes on
            return;
        }
        Limits limits = step.terms().limits(link.partner());
        Inbound read = noted.given(
                given,
                PageSize.of(update.content().entries()),
                step.now().plus(limits.patience().first()));
        if (isOver(noted.backsync(), given)) {
            step.put(link.with(read.givenAll(step.now())));
            return;
        }
        Link after = link.with(read);
        step.put(after);
        if (read.asking() && read.unanswered() >= limits.pages().window() / 2) {
            new RequestSender(step).extendCredit(after);
        }
    }

    /** The last missing page came. A supplier that has found nothing does not wait for our word. */
    private boolean isOver(Backsync before, Backsync after) {
        GivenPage given = update.given().orElseThrow();
        boolean ended = after.phase() == Phase.TAKEN || after.phase() == Phase.STREAMING;
        return ended
                && before.phase() != after.phase()
                && (given.found() > 0 || after.count().found() > 0);
    }
}
