package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import java.time.Duration;

/**
 * What to do about a message from a life that its sender's site has left. Late mail is dropped in
 * silence. But a life that still writes after the next one began is a second gateway of that site: one
 * copy of a database too many, or a site founded twice. Its operator must hear of it, and so must ours.
 */
final class FormerLife {
    /** The clocks of two machines differ a little. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final StepBuilder step;
    private final Message message;
    private final Partner partner;

    FormerLife(StepBuilder step, Message message) {
        this.step = step;
        this.message = message;
        this.partner = step.partner(message.header().sender().site());
    }

    Verdict handle() {
        if (message.header().created().isAfter(partner.epoch().begun().plus(CLOCKS_DIFFER))) {
            step.put(partner.troubled(Trouble.TWO_LIVES));
            step.learn(new EpochOwner(
                    message.header().sender().epoch(),
                    partner.site(),
                    message.header().sender().server()));
            answer();
        }
        return Verdict.OBSOLETE;
    }

    /**
     * Our status names the life that we follow. Only a question is answered, so that no two gateways
     * answer each other without end.
     */
    private void answer() {
        boolean question = message.match(
                request -> true,
                update -> false,
                status -> status.replyWanted(),
                refusal -> false,
                comparison -> false);
        if (question) {
            new StatusSender(step, partner.site()).reply(message.header().id());
        }
    }
}
