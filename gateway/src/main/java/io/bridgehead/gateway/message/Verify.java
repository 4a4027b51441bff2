package io.bridgehead.gateway.message;

import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.history.EpochOwner;
import java.util.List;

/**
 * "Do you hold the same?" (docs/wire-format.md, "Verify").
 *
 * @param clusters what the sender holds; the receiver splits those that differ and sends the parts
 * @param wanted the entries that the receiver is to send whole
 * @param entries entries that differ and that the receiver is to take. If there are any, the
 *     receiver compares nothing
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
