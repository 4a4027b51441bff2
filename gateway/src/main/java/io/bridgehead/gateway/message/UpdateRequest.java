package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.util.function.Function;

/**
 * "Send me what I lack of this scope" (docs/wire-format.md, "UpdateRequest").
 *
 * @param number ascending within the requester's epoch; the highest supersedes all others
 * @param epoch the supplier's, in which {@code received} counts; NONE: I know nothing of you
 * @param received the supplier's USNs that have arrived
 * @param proof the supplier's mark at the end of the unbroken run of {@code received}
 * @param vector what the requester holds of this scope, its own epoch included
 * @param window bytes of pages that may be on the way at one time
 * @param tell send changes as they happen from now on
 * @param continues what is on the way still is: do not send it again. Otherwise it is lost
 * @param refresh send also what {@code vector} covers
 */
public record UpdateRequest(
        Header header,
        ContextId context,
        long number,
        Epoch epoch,
        Ranges received,
        Mark proof,
        Vector vector,
        long window,
        boolean tell,
        boolean continues,
        boolean refresh)
        implements Message {
    @Override
    public <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal,
            Function<Comparison, R> comparison) {
        return request.apply(this);
    }
}
