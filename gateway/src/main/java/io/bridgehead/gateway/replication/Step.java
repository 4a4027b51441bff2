package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.store.Changes;
import java.util.List;

/**
 * What to do about one event: write these changes and send these messages, in one transaction.
 *
 * @param outgoing in the order of sending; at most one of them is a page
 * @param verdict what happened, for log, metrics, tests and the simulator alike
 */
public record Step(Changes changes, List<Message> outgoing, Verdict verdict) {
    public Step {
        outgoing = List.copyOf(outgoing);
    }

    /** Nothing changes and nothing is said. */
    public static Step nothing(Verdict verdict) {
        return new Step(Changes.NONE, List.of(), verdict);
    }
}
