package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.terms.AttributeFilter;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The entries of one page and the range of USNs for which it is everything. The range decides which
 * entries are read; only the partner's vector decides which of their stamps are left out
 * (docs/replication.md, law 1). A page ends where a mark is kept, and never before its first entry:
 * a page without entries says that there is nothing in the whole gap.
 *
 * @param withheld names of attributes that the partner lacks and is not told
 */
record PageScan(Range range, List<Entry> entries, SortedSet<AttributeName> withheld) {
    /** Entries read at one time: few at first, more while they prove small. */
    private static final int READ_FIRST = 16;

    private static final int READ_MOST = 256;

    PageScan {
        entries = List.copyOf(entries);
        withheld = Collections.unmodifiableSortedSet(withheld);
    }

    static PageScan of(StepBuilder step, Link link, Range gap, long bytesMax) {
        Directory directory = step.directory();
        Outbound outbound = link.outbound();
        if (isHomeInItsOnlyLife(directory, link)) {
            return through(gap, List.of(), Collections.emptySortedMap());
        }
        AttributeFilter sieve = step.terms().withholding(link.partner());
        TreeMap<Long, SortedSet<AttributeName>> withheld = new TreeMap<>();
        Vector seen = outbound.refresh() ? Vector.EMPTY : step.provable(outbound.vector());
        List<StoredEntry> parts = new ArrayList<>();
        long bytes = 0;
        int readAhead = READ_FIRST;
        long position = Math.min(Math.max(gap.since(), outbound.scanned()), gap.through());
        while (position < gap.through()) {
            List<StoredEntry> read = directory.changes(
                    link.context(), new Range(position, gap.through()), readAhead);
            if (read.isEmpty()) {
                break;
            }
            readAhead = readAhead(read, bytesMax);
            for (StoredEntry each : read) {
                position = each.usn();
                Optional<Entry> unseen = each.entry().unseenBy(seen);
                unseen.map(lacked -> sieve.in(lacked, name(each)))
                        .filter(names -> !names.isEmpty())
                        .ifPresent(names -> withheld.put(each.usn(), names));
                Optional<Entry> part = withheld.containsKey(each.usn())
                        ? sieve.sift(each.entry(), name(each)).unseenBy(seen)
                        : unseen;
                if (part.isPresent()) {
                    parts.add(new StoredEntry(each.usn(), part.get()));
                    bytes += PageSize.of(part.get());
                }
                Optional<Mark> end = bytes < bytesMax
                        ? Optional.empty()
                        : directory.lastMark(new Range(parts.get(0).usn() - 1, position));
                if (end.isPresent()) {
                    return through(new Range(gap.since(), end.get().usn()), parts, withheld);
                }
            }
        }
        return through(gap, parts, withheld);
    }

    private static Rdn name(StoredEntry each) {
        return each.entry().placement().rdn();
    }

    /** How many entries like these fill a page, within bounds: memory holds a page, not a thousand. */
    private static int readAhead(List<StoredEntry> read, long bytesMax) {
        long bytes = 1;
        for (StoredEntry each : read) {
            bytes += PageSize.of(each.entry());
        }
        long fitting = bytesMax * read.size() / bytes;
        return (int) Math.max(1, Math.min(READ_MOST, fitting));
    }

    /**
     * The home site of a context is its only writer, so it already holds every change. Only a site
     * that has begun a new life may lack changes, namely those that its former life lost.
     */
    private static boolean isHomeInItsOnlyLife(Directory directory, Link link) {
        boolean isHome = directory
                .context(link.context())
                .filter(each -> !each.writableAnywhere())
                .filter(each -> each.home().equals(Optional.of(link.partner())))
                .isPresent();
        return isHome
                && directory.owners().stream()
                        .filter(each -> each.site().equals(link.partner()))
                        .allMatch(each -> each.epoch().equals(link.outbound().epoch()));
    }

    private static PageScan through(
            Range range,
            List<StoredEntry> parts,
            SortedMap<Long, SortedSet<AttributeName>> withheld) {
        TreeSet<AttributeName> names = new TreeSet<>();
        withheld.headMap(range.through() + 1).values().forEach(names::addAll);
        return new PageScan(
                range,
                parts.stream()
                        .filter(each -> each.usn() <= range.through())
                        .map(StoredEntry::entry)
                        .toList(),
                names);
    }
}
