package io.bridgehead.gateway.replication;

import io.bridgehead.store.ContextId;
import java.util.function.Function;

/**
 * "I will not, because" (docs/wire-format.md, "Refusal"): no request just disappears.
 *
 * @param context the scope that was asked for
 * @param detail a sentence for people
 */
public record Refusal(Header header, Reason reason, ContextId context, String detail)
        implements Message {
    /** Why a request was refused. */
    public enum Reason {
        /** The cursor belongs to an epoch, or proves itself by a mark, that is no longer kept. */
        RESYNC,
        /** The cursor proves that this database was rolled back: it has seen what is gone here. */
        ROLLBACK_DETECTED,
        /** This scope is not told to this partner. */
        NOT_OFFERED
    }

    @Override
    public <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal) {
        return refusal.apply(this);
    }
}
