package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.time.Instant;

/** What to do about a partner's {@link Refusal} of a request of ours. */
final class RefusalHandler {
    private final StepBuilder step;
    private final Refusal refusal;
    private final Link link;

    RefusalHandler(StepBuilder step, Refusal refusal) {
        this.step = step;
        this.refusal = refusal;
        this.link = step.link(refusal.header().sender().site(), refusal.context());
    }

    Verdict handle() {
        return switch (refusal.reason()) {
            case RESYNC -> startAgain();
            case NOT_OFFERED -> rest();
            // a late copy of an earlier request was refused; the later one is being answered
            case SUPERSEDED -> Verdict.REFUSAL_NOTED;
        };
    }

    private Verdict startAgain() {
        Inbound inbound = link.inbound();
        if (inbound.cursor().epoch().equals(refusal.header().sender().epoch())) {
            return Verdict.REFUSAL_NOTED; // a late copy: we have begun again since
        }
        step.put(link.with(inbound.restarted(Cursor.START, false, step.now())));
        return Verdict.RESYNCING;
    }

    /** The scope is asked for again when the partner offers it. */
    private Verdict rest() {
        SiteId site = link.partner();
        step.put(link.with(link.inbound().offered(false, Instant.MAX)));
        new VerifyRound(step, step.directory().verification(site, link.context())).end();
        return Verdict.REFUSAL_NOTED;
    }
}
