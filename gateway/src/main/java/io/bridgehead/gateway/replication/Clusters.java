package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Fingerprint;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The live entries of one context in clusters of sorted ids. Fingerprints are read a page at a
 * time, so that memory does not grow with the context.
 */
final class Clusters {
    /** A cluster is split into so many parts: three splits find an entry among a million. */
    static final int PARTS = 256;

    private static final int PAGE = 1_000;

    private final Directory directory;
    private final ContextId context;

    Clusters(Directory directory, ContextId context) {
        this.directory = directory;
        this.context = context;
    }

    /** The cluster of {@code range}. For the range of all ids the database has it ready. */
    Cluster of(IdRange range) {
        if (range.equals(IdRange.ALL)) {
            Totals totals = directory.totals(context);
            return new Cluster(range, totals.live(), totals.digest());
        }
        Part part = new Part(range.after());
        forEach(range, part::add);
        return part.through(range.through());
    }

    /**
     * Splits {@code range} into about {@link #PARTS} parts with equally many entries. The parts
     * cover the whole range, so an entry that only the partner has falls into one of them. A part
     * with one entry ends with its id.
     */
    List<Cluster> split(IdRange range) {
        long size = 1 + (of(range).count() - 1) / PARTS;
        List<Cluster> parts = new ArrayList<>();
        Part[] part = {new Part(range.after())};
        forEach(range, each -> {
            part[0].add(each);
            if (part[0].count >= size) {
                parts.add(part[0].through(each.id()));
                part[0] = new Part(each.id());
            }
        });
        if (!part[0].after.equals(range.through())) {
            parts.add(part[0].through(range.through()));
        }
        return parts;
    }

    /** The ids of the first live entries in {@code range}. */
    List<EntryId> ids(IdRange range, int limit) {
        return directory.fingerprints(context, range, limit).stream()
                .map(Fingerprint::id)
                .toList();
    }

    /**
     * The whole entries of the first of these ids: as many as fit into a page, and at least one.
     */
    List<Entry> page(List<EntryId> ids, long bytesMax) {
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        for (EntryId id : ids) {
            Entry entry = directory
                    .entry(id)
                    .map(StoredEntry::entry)
                    .filter(each -> each.context().equals(context))
                    .orElse(Entry.unknown(id, context));
            bytes += PageSize.of(entry);
            if (!entries.isEmpty() && bytes > bytesMax) {
                break;
            }
            entries.add(entry);
        }
        return entries;
    }

    private void forEach(IdRange range, Consumer<Fingerprint> work) {
        IdRange rest = range;
        List<Fingerprint> page = directory.fingerprints(context, rest, PAGE);
        while (!page.isEmpty()) {
            page.forEach(work);
            rest = new IdRange(page.get(page.size() - 1).id(), range.through());
            page = page.size() < PAGE ? List.of() : directory.fingerprints(context, rest, PAGE);
        }
    }

    /** A cluster that grows. */
    private static final class Part {
        private final EntryId after;
        private long count;
        private Digest digest = Digest.EMPTY;

        Part(EntryId after) {
            this.after = after;
        }

        void add(Fingerprint each) {
            count++;
            digest = digest.xor(each.digest());
        }

        Cluster through(EntryId last) {
            return new Cluster(new IdRange(after, last), count, digest);
        }
    }
}
