package io.bridgehead.gateway.message;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.EpochOwner;
import java.util.List;
import java.util.function.Function;

/** What gateways say to find out whether they hold the same (docs/replication.md, "Verify"). */
public sealed interface Comparison extends Message permits Verify, VerifyAnswer {
    /** Of the question; its answers have the same. */
    long round();

    /** What the sender holds of the scope, in the snapshot of which all the rest tells. */
    Offer offer();

    /** Whose epochs occur in the entries. */
    List<EpochOwner> owners();

    /** Whole entries, as the sender holds them. */
    List<Entry> entries();

    @Override
    default <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal,
            Function<Comparison, R> comparison) {
        return comparison.apply(this);
    }
}
