package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.ContextId;
import java.util.function.Function;

/**
 * "I refuse, because" (docs/wire-format.md, "Refusal"). Every refused request gets this answer.
 *
 * @param context the scope that the request was for
 * @param latest the highest number of a request of the receiver's present life that was accepted; 0
 *     if none was
 * @param detail a sentence for people
 */
public record Refusal(Header header, Reason reason, ContextId context, long latest, String detail)
        implements Message {
    /** Why a request was refused. */
    public enum Reason {
        /** The cursor of the request belongs to a former epoch. */
        RESYNC,
        /** We have accepted a later request: this one is a late copy, or its sender was set back. */
        SUPERSEDED,
        /** We do not replicate this scope to this partner. */
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
