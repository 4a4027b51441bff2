package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.message.UpdateRequest.Recovery;
import io.bridgehead.gateway.replication.apply.Claims;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.util.Optional;

/**
 * Sends requests to a partner. Per partner and scope one request is open; a later one replaces it.
 */
final class RequestSender {
    private final StepBuilder step;

    RequestSender(StepBuilder step) {
        this.step = step;
    }

    /** Asks for all that is missing. The pages that have not arrived by now count as lost. */
    Verdict ask(Link link) {
        Inbound inbound = link.inbound();
        int attempts = inbound.asking() ? inbound.attempts() + 1 : 0;
        Inbound asked = inbound.with(inbound.backsync().asked(inbound.request() + 1, step.now()))
                .asked(
                        attempts,
                        step.now()
                                .plus(step.terms().limits(link.partner()).patienceAfter(attempts)));
        step.send(request(link.with(inbound.with(asked.backsync())), false));
        step.put(link.with(asked));
        if (inbound.backsync().isWanted()) {
            return Verdict.BACKSYNC_ASKED;
        }
        return inbound.asking() ? Verdict.ASKED_AGAIN : Verdict.ASKED;
    }

    /**
     * Tells the partner how far we have read, so that it may send more. Pages on their way stay so.
     */
    void extendCredit(Link link) {
        step.send(request(link, true));
        step.put(link.with(link.inbound().continued()));
    }

    private UpdateRequest request(Link link, boolean continues) {
        Inbound inbound = link.inbound();
        return new UpdateRequest(
                step.nextHeader(link.partner(), Optional.empty()),
                link.context(),
                inbound.request() + 1,
                new UpdateRequest.Position(
                        inbound.cursor().epoch(),
                        inbound.cursor().received(),
                        inbound.cursor().proof()),
                new Claims(step).of(link.context()),
                new UpdateRequest.SendOptions(
                        step.terms().limits(link.partner()).pages().window(),
                        step.terms().limits(link.partner()).tell(),
                        continues,
                        inbound.refresh()),
                recovery(link, continues));
    }

    /** Only a request that begins a round has the flag; one that continues it says what has come. */
    private Recovery recovery(Link link, boolean continues) {
        Backsync backsync = link.inbound().backsync();
        Epoch supplier = step.partner(link.partner()).epoch();
        boolean giving = continues && backsync.phase() == Backsync.Phase.GIVING;
        return new Recovery(
                !continues && backsync.isWanted(),
                giving ? backsync.pages() : Ranges.EMPTY,
                backsync.taken().map(at -> new UpdateRequest.Taken(supplier, at)));
    }
}
