package io.bridgehead.gateway.replication.step;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.store.Changes;
import java.util.List;

/**
 * The core's answer to one event: the changes to write and the messages to send, in one
 * transaction.
 *
 * @param outgoing the messages in the order of sending; at most one of them is a page
 * @param verdict the outcome, for log, metrics, tests and the simulator
 */
public record Step(Changes changes, List<Message> outgoing, Verdict verdict) {
    public Step {
        outgoing = List.copyOf(outgoing);
    }

    /** A step that changes nothing and sends nothing. */
    public static Step nothing(Verdict verdict) {
        return new Step(Changes.NONE, List.of(), verdict);
    }
}
