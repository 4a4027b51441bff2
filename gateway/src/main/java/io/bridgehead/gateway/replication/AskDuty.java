package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.util.Optional;

/** Asking a partner for what we lack. One request is in flight per partner and scope. */
final class AskDuty {
    private AskDuty() {}

    /** Asks for everything missing: whatever has not arrived by now counts as lost. */
    static Verdict ask(StepBuilder draft, Link link) {
        Inbound inbound = link.inbound();
        int attempts = inbound.asking() ? inbound.attempts() + 1 : 0;
        Inbound asked = inbound.asked(
                attempts, draft.now().plus(draft.limits(link.partner()).patienceAfter(attempts)));
        draft.send(request(draft, link, false));
        draft.put(link.with(asked));
        return inbound.asking() ? Verdict.ASKED_AGAIN : Verdict.ASKED;
    }

    /** Says how far we are, so that the partner's credit grows; what is in flight stays so. */
    static void extendCredit(StepBuilder draft, Link link) {
        draft.send(request(draft, link, true));
        draft.put(link.with(link.inbound().continued()));
    }

    private static UpdateRequest request(StepBuilder draft, Link link, boolean continues) {
        Inbound inbound = link.inbound();
        return new UpdateRequest(
                draft.header(link.partner(), Optional.empty()),
                link.context(),
                inbound.request() + 1,
                inbound.cursor().epoch(),
                inbound.cursor().received(),
                inbound.cursor().proof(),
                draft.claim(link.context()),
                draft.limits(link.partner()).windowBytes(),
                draft.limits(link.partner()).tell(),
                continues,
                inbound.refresh());
    }
}
