package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.ContextId;
import java.util.function.Function;

/**
 * "I refuse, because" (docs/wire-format.md, "Refusal"). Every refused request gets this answer.
 *
 * @param context the scope that the request was for
 * @param latest the highest number among the accepted requests of the receiver's present life; 0 if
 *     none was accepted
 * @param detail a sentence for people
 */
public record Refusal(Header header, Reason reason, ContextId context, long latest, String detail)
        implements Message {
    /** Why a request was refused. */
    public enum Reason {
        /** The cursor of the request belongs to a former epoch. */
        RESYNC,
        /** The supplier accepted a later request: this one is late, or its sender was set back. */
        SUPERSEDED,
        /** The supplier does not send this scope to the requester. */
        NOT_OFFERED
    }

    @Override
    public <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal,
            Function<Comparison, R> comparison) {
        return refusal.apply(this);
    }
}
