package io.bridgehead.gateway.replication.terms;

import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.Entry;
import java.util.List;

/**
 * Estimates how many bytes entries take before compression. Supplier and requester estimate in the
 * same way, so both see the same credit. Nothing else depends on the estimate.
 */
public final class PageSize {
    private static final long PER_ENTRY = 96;
    private static final long PER_VALUE = 16;

    private PageSize() {}

    public static long of(List<Entry> entries) {
        return entries.stream().mapToLong(PageSize::of).sum();
    }

    public static long of(Entry entry) {
        long bytes = PER_ENTRY + entry.placement().rdn().text().length();
        for (Attribute attribute : entry.attributes().values()) {
            bytes += PER_VALUE;
            for (var value : attribute.values().keySet()) {
                bytes += PER_VALUE + value.length();
            }
        }
        return bytes;
    }
}
