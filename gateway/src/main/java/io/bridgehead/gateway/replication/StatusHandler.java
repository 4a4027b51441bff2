package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import java.util.List;
import java.util.Optional;

/** What to do about a partner's {@link Status}: hear what it has, ask if we are behind, reply. */
final class StatusHandler {
    private final StepBuilder step;
    private final Status status;
    private final SiteId sender;

    StatusHandler(StepBuilder step, Status status) {
        this.step = step;
        this.status = status;
        this.sender = status.header().sender().site();
    }

    Verdict handle() {
        settleOurs();
        boolean news = status.cut().stream().anyMatch(this::isNews);
        new CutEpochs(step).learnAndReadAgain(status.cut());
        List<Offer> offers = status.offers().stream()
                .filter(each -> step.terms().includes(sender, each.context().id()))
                .toList();
        for (Offer offer : offers) {
            news |= new OfferHandler(step, status.header(), offer).handle();
        }
        offers.forEach(each -> new DigestCheck(step, status.header(), each).handle());
        if (news) {
            announceToOthers();
        }
        if (status.replyWanted()) {
            new StatusSender(step, sender).reply(status.header().id());
            return Verdict.STATUS_EXCHANGED;
        }
        return Verdict.NOTED;
    }

    /** If this answers our latest status, the next one is due only when the interval has passed. */
    private void settleOurs() {
        Partner partner = step.partner(sender);
        Optional<String> awaited = Optional.of(step.messageId(sender, partner.status()));
        if (partner.status() > 0 && status.header().inReplyTo().equals(awaited)) {
            step.put(partner.provenThrough(lastRead())
                    .relieved(Trouble.OTHER_SERVER)
                    .awaiting(0, 0, step.now().plus(step.terms().limits(sender).statusInterval())));
        }
    }

    /** The last of the partner's USNs that any cursor of ours has come to. */
    private long lastRead() {
        return new StatusSender(step, sender)
                .cursors()
                .mapToLong(each -> each.received().last())
                .max()
                .orElse(0);
    }

    private boolean isNews(EpochOwner cut) {
        return step.owner(cut.epoch()).map(cut::endsBefore).orElse(true);
    }

    /** Our other partners may now be told of what is new here, so they hear of it at once. */
    private void announceToOthers() {
        for (Partner each : step.directory().partners()) {
            if (!each.site().equals(sender)) {
                step.put(step.partner(each.site()).awaiting(0, 0, step.now()));
            }
        }
    }
}
