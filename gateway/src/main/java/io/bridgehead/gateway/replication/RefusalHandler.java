package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.time.Instant;

/** Handles a partner's {@link Refusal} of our request. */
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
            // A late copy of an earlier request was refused. The later request gets its answer.
            case SUPERSEDED -> Verdict.REFUSAL_NOTED;
        };
    }

    private Verdict startAgain() {
        // Without this check a late copy of the refusal would make us read the scope again.
        Inbound inbound = link.inbound();
        if (inbound.cursor().epoch().equals(refusal.header().sender().epoch())) {
            return Verdict.REFUSAL_NOTED;
        }
        step.put(link.with(inbound.restarted(Cursor.START, false, step.now())));
        return Verdict.RESYNCING;
    }

    /** Stops asking for the scope until the partner offers it again. */
    private Verdict rest() {
        SiteId site = link.partner();
        step.put(link.with(link.inbound().offered(false, Instant.MAX)));
        new VerifyRound(step, step.directory().verification(site, link.context())).end();
        return Verdict.REFUSAL_NOTED;
    }
}
