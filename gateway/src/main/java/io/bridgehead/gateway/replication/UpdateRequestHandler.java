package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Refusal.Reason;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Directory;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.partner.Giving;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Outbound.Asked;
import io.bridgehead.store.partner.Outbound.Claim;
import io.bridgehead.store.partner.Outbound.Delivery;
import io.bridgehead.store.partner.SentPage;
import java.util.List;
import java.util.Optional;

/**
 * Handles a partner's {@link UpdateRequest}: answers it with a page, or refuses it with a reason.
 */
final class UpdateRequestHandler {
    private final StepBuilder step;
    private final UpdateRequest request;
    private final Link link;

    UpdateRequestHandler(StepBuilder step, UpdateRequest request) {
        this.step = step;
        this.request = request;
        this.link = step.link(request.header().sender().site(), request.context());
    }

    Verdict handle() {
        if (!isOffered()) {
            return refuse(Reason.NOT_OFFERED, Verdict.REFUSED_NOT_OFFERED, "not told to you");
        }
        if (sameLife() && request.number() <= link.outbound().request()) {
            return superseded();
        }
        if (isOfAnotherEpoch()) {
            step.put(link.with(accepted().unread().withoutService()));
            return refuse(Reason.RESYNC, Verdict.REFUSED_RESYNC, "ask from the start");
        }
        if (isOfAnotherHistory()) {
            return new NewLife(step).afterSetBack(step.self().epoch(), request.header());
        }
        Link accepted = link.with(accepted());
        step.put(accepted);
        if (accepted.outbound().maySend()) {
            new PageSender(step).send(accepted, Optional.of(request.header().id()));
        }
        return Verdict.ANSWERED;
    }

    private boolean isOffered() {
        return step.terms().includes(link.partner(), request.context())
                && step.directory().context(request.context()).isPresent();
    }

    /**
     * Ignores a late copy, which is common. But if the request confirms less than the partner
     * confirmed before, the partner may have been set back: the refusal tells it the number of its
     * later request.
     */
    private Verdict superseded() {
        if (!request.position().received().containsAll(link.outbound().received())) {
            refuse(Reason.SUPERSEDED, Verdict.SUPERSEDED, "a later request of yours was accepted");
        }
        return Verdict.SUPERSEDED;
    }

    private boolean sameLife() {
        return link.outbound().epoch().equals(request.header().sender().epoch());
    }

    private boolean isOfAnotherEpoch() {
        return !request.position().received().list().isEmpty()
                && !request.position().epoch().equals(step.self().epoch());
    }

    /**
     * Whether the cursor comes from another history than ours (docs/replication.md, law 5). Pages
     * end where a mark is kept, and marks are never deleted. So a range that ends without a mark
     * was read in a history that this database has lost.
     */
    private boolean isOfAnotherHistory() {
        Directory directory = step.directory();
        UpdateRequest.Position read = request.position();
        if (taken().filter(at -> !directory.mark(at.usn()).equals(Optional.of(at)))
                .isPresent()) {
            return true;
        }
        if (read.received().list().isEmpty()) {
            return false;
        }
        for (Range range : read.received().list()) {
            if (directory.mark(range.since()).isEmpty()
                    || directory.mark(range.through()).isEmpty()) {
                return true;
            }
        }
        return !directory.mark(read.proof().usn()).equals(Optional.of(read.proof()));
    }

    /** The mark at which all that we gave was read; empty if it was read in another epoch of ours. */
    private Optional<Mark> taken() {
        return request.recovery()
                .taken()
                .filter(each -> each.epoch().equals(step.self().epoch()))
                .map(UpdateRequest.Taken::at);
    }

    /**
     * The outbound row after this request: what arrived, what is still on its way, and the new
     * claim.
     */
    private Outbound accepted() {
        Outbound before = link.outbound();
        boolean continues = continues(before);
        List<SentPage> sent = before.sent().stream()
                .filter(page ->
                        continues && !request.position().received().containsAll(page.range()))
                .toList();
        // With a smaller claim, entries that had nothing for the partner may have something now.
        boolean scanned = continues && request.vector().covers(before.vector());
        return new Outbound(
                new Asked(
                        request.header().sender().epoch(),
                        request.number(),
                        request.options().window(),
                        request.options().tell()),
                new Claim(
                        request.vector(),
                        request.header().sender().at(),
                        taken().map(Mark::usn).orElse(0L)),
                new Delivery(
                        request.position().received(),
                        sent,
                        !continues || before.serving(),
                        continues ? before.refresh() : request.options().refresh(),
                        scanned ? before.scanned() : 0,
                        before.nextTell(),
                        giving(before, continues)));
    }

    /** A flagged request begins an answer; a request that continues the stream goes on with it. */
    private Optional<Giving> giving(Outbound before, boolean continues) {
        if (request.recovery().backsync()) {
            return Optional.of(Giving.begun(request.number()));
        }
        return continues
                ? before.giving().map(each -> each.confirmed(request.recovery().given()))
                : Optional.empty();
    }

    /**
     * Whether the request continues the present answer. If the partner lacks what it confirmed
     * before, its database was put back, so the answer begins again and pages on their way do not
     * count.
     */
    private boolean continues(Outbound before) {
        return request.options().continues()
                && sameLife()
                && request.position().received().containsAll(before.received());
    }

    private Verdict refuse(Reason reason, Verdict verdict, String detail) {
        step.send(new Refusal(
                step.nextHeader(link.partner(), Optional.of(request.header().id())),
                reason,
                request.context(),
                sameLife() ? link.outbound().request() : 0,
                detail));
        return verdict;
    }
}
