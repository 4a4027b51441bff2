package io.bridgehead.gateway.message;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.EpochOwner;
import java.util.List;

/**
 * "This is how we differ" (docs/wire-format.md, "VerifyAnswer").
 *
 * @param done how many clusters of the question were compared, or how many of its entries were
 *     taken
 * @param clusters the parts of the clusters that differ; a part with one entry ends with its id
 * @param entries the wanted entries, as many as fit into a page. An entry that the sender does not
 *     know has only its id
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
    /** What the sender did about the question. */
    public enum Kind {
        /** It compared clusters and sent wanted entries. */
        COMPARED,
        /** It applied the entries, or holds them. */
        TAKEN,
        /** It did nothing: one gateway lacks changes that the other has, or holds parts. */
        REPLICATING
    }

    public VerifyAnswer {
        clusters = List.copyOf(clusters);
        owners = List.copyOf(owners);
        entries = List.copyOf(entries);
    }
}
