package io.bridgehead.gateway.message;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.EpochOwner;
import java.util.List;
import java.util.function.Function;

/** A message by which two gateways compare what they hold (docs/replication.md, "Verify"). */
public sealed interface Comparison extends Message permits Verify, VerifyAnswer {
    /** The number of the question; its answers carry the same number. */
    long round();

    /** What the sender holds of the scope. The sender read the whole message at one snapshot. */
    Offer offer();

    /** The owners of the epochs that occur in the entries. */
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
