package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.util.Optional;
import java.util.function.Function;

/**
 * "Send me what I lack of this scope" (docs/wire-format.md, "UpdateRequest").
 *
 * @param number ascending within the requester's epoch; the highest supersedes all others
 * @param position how far the requester has read the supplier
 * @param vector what the requester holds of this scope, its own epoch included
 * @param options how the supplier is to send
 * @param recovery what the requester lost in a restore or a set-back, and wants back
 */
public record UpdateRequest(
        Header header,
        ContextId context,
        long number,
        Position position,
        Vector vector,
        SendOptions options,
        Recovery recovery)
        implements Message {
    /**
     * How far the requester has read the supplier's history.
     *
     * @param epoch the supplier's epoch, in which {@code received} counts; {@link Epoch#NONE} if
     *     the requester has read nothing of the supplier
     * @param received the supplier's USNs that have arrived
     * @param proof the supplier's mark at the end of the unbroken run of {@code received}
     */
    public record Position(Epoch epoch, Ranges received, Mark proof) {}

    /**
     * How the supplier is to send.
     *
     * @param window how many bytes of pages may be on their way at one time
     * @param tell whether the supplier is also to send future changes as they happen
     * @param continues whether pages on their way may still arrive. If false, the supplier treats
     *     them as lost and sends them again
     * @param refresh whether the supplier is also to send what the vector covers
     */
    public record SendOptions(long window, boolean tell, boolean continues, boolean refresh) {}

    /**
     * The backsync part of a request (docs/replication.md, "Backsync").
     *
     * @param backsync the flag: give back what former lives of the requester wrote beyond the vector.
     *     The search starts at zero, whatever {@code position} says
     * @param given the pages of the present answer that have arrived, by their numbers
     * @param taken that a whole answer has arrived
     */
    public record Recovery(boolean backsync, Ranges given, Optional<Taken> taken) {
        /** Nothing was lost. */
        public static final Recovery NONE = new Recovery(false, Ranges.EMPTY, Optional.empty());
    }

    /**
     * The requester has all that was given.
     *
     * @param epoch the supplier's epoch
     * @param at the supplier's mark when it read the first page of that answer
     */
    public record Taken(Epoch epoch, Mark at) {}

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
