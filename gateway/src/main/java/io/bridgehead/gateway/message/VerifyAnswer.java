package io.bridgehead.gateway.message;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.EpochOwner;
import java.util.List;

/**
 * "This is how we differ" (docs/wire-format.md, "VerifyAnswer").
 *
 * @param done how many of the question's clusters were compared, or of its entries taken
 * @param clusters the parts of those that differ; a part of one entry ends with its id
 * @param entries those that were wanted, as many as fit into a page; of one that the sender does not
 *     know nothing but the id is told
 */
public record VerifyAnswer(
        Header header,
        long round,
        Kind kind,
        Offer offer,
        long done,
        List<Cluster> clusters,
        List<EpochOwner> owners,
        List<Entry> entries)
        implements Comparison {
    /** What was done about the question. */
    public enum Kind {
        /** Clusters were compared, entries shown. */
        COMPARED,
        /** Entries were taken, or held. */
        TAKEN,
        /** Nothing, because one gateway lacks changes that the other has, or holds changes back. */
        REPLICATING
    }

    public VerifyAnswer {
        clusters = List.copyOf(clusters);
        owners = List.copyOf(owners);
        entries = List.copyOf(entries);
    }
}
