package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.UpdateRequest;
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
        Inbound asked = inbound.asked(
                attempts,
                step.now().plus(step.terms().limits(link.partner()).patienceAfter(attempts)));
        step.send(request(link, false));
        step.put(link.with(asked));
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
                        inbound.refresh()));
    }
}
