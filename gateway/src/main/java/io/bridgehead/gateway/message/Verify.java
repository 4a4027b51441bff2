package io.bridgehead.gateway.message;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.EpochOwner;
import java.util.List;

/**
 * "Do you hold the same?" (docs/wire-format.md, "Verify").
 *
 * @param clusters what the sender holds; the receiver answers with parts of those that differ
 * @param wanted the entries that the receiver is to show whole
 * @param entries entries to take, because both hold them differently; then nothing is compared
 */
public record Verify(
        Header header,
        long round,
        Offer offer,
        List<Cluster> clusters,
        List<EntryId> wanted,
        List<EpochOwner> owners,
        List<Entry> entries)
        implements Comparison {
    public Verify {
        clusters = List.copyOf(clusters);
        wanted = List.copyOf(wanted);
        owners = List.copyOf(owners);
        entries = List.copyOf(entries);
    }
}
