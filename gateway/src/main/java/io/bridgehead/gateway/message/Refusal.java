package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.ContextId;
import java.util.function.Function;

/**
 * "I will not, because" (docs/wire-format.md, "Refusal"): no request just disappears.
 *
 * @param context the scope that was asked for
 * @param latest the highest number of a request of the receiver's present life that was accepted; 0
 *     if none was
 * @param detail a sentence for people
 */
public record Refusal(Header header, Reason reason, ContextId context, long latest, String detail)
        implements Message {
    /** Why a request was refused. */
    public enum Reason {
        /** The cursor belongs to an epoch that is not the present one. */
        RESYNC,
        /** A later request was accepted before: this is a late copy, or the asker was set back. */
        SUPERSEDED,
        /** This scope is not told to this partner. */
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
