package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.replication.step.CutEpochs;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * Handles a partner's {@link Status}: learns what it has, asks if we are behind, replies if wanted.
 */
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
        noteReplyToOurs();
        compareLives();
        boolean newCuts = learnCuts();
        boolean newContexts = learnOffers();
        if (newCuts || newContexts) {
            announceToOthers();
        }
        return reply();
    }

    /** Returns whether one of the cuts was new. */
    private boolean learnCuts() {
        boolean news = status.cut().stream().anyMatch(this::isNews);
        new CutEpochs(step).learnAndReadAgain(status.cut());
        return news;
    }

    /** Returns whether one of the contexts was new. Asks for each scope in which we are behind. */
    private boolean learnOffers() {
        boolean news = false;
        List<Offer> offers = status.offers().stream()
                .filter(each -> step.terms().includes(sender, each.context().id()))
                .toList();
        for (Offer offer : offers) {
            news |= new OfferHandler(step, status.header(), offer).handle();
        }
        offers.forEach(each -> new DigestCheck(step, status.header(), each).handle());
        return news;
    }

    private Verdict reply() {
        if (status.replyWanted()) {
            new StatusSender(step, sender).reply(status.header().id());
            return Verdict.STATUS_EXCHANGED;
        }
        return Verdict.NOTED;
    }

    /** If this answers our latest status, the next one is due only when the interval has passed. */
    private void noteReplyToOurs() {
        Partner partner = step.partner(sender);
        Optional<String> awaited = Optional.of(step.messageId(sender, partner.status()));
        if (partner.status() > 0 && status.header().inReplyTo().equals(awaited)) {
            step.put(partner.provenThrough(lastRead())
                    .relieved(Trouble.OTHER_SERVER)
                    .awaiting(0, 0, step.now().plus(step.terms().limits(sender).statusInterval())));
        }
    }

    /** The highest of the partner's USNs that we have read in any scope. */
    private long lastRead() {
        return new StatusSender(step, sender)
                .cursors()
                .mapToLong(each -> each.received().last())
                .max()
                .orElse(0);
    }

    /** The partner says which life of ours it follows. A later one than ours belongs to another gateway. */
    private void compareLives() {
        Partner partner = step.partner(sender);
        Epoch followed = status.read().epoch();
        Identity self = step.self();
        if (followed.compareTo(self.epoch()) > 0) {
            step.put(partner.troubled(Trouble.FOLLOWS_OTHER_LIFE));
            step.learn(new EpochOwner(followed, self.site(), self.server()));
        } else if (partner.troubles().contains(Trouble.FOLLOWS_OTHER_LIFE)) {
            step.put(partner.relieved(Trouble.FOLLOWS_OTHER_LIFE));
        }
    }

    private boolean isNews(EpochOwner cut) {
        return step.owner(cut.epoch()).map(cut::endsBefore).orElse(true);
    }

    /** Makes a status to each other partner due, so that it learns at once what is new here. */
    private void announceToOthers() {
        for (Partner each : step.directory().partners()) {
            if (!each.site().equals(sender)) {
                step.put(step.partner(each.site()).awaiting(0, 0, step.now()));
            }
        }
    }
}
