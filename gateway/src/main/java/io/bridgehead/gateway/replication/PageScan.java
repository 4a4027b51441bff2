package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.step.StepBuilder;
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
 * The contents of one page: all that the partner lacks of a range of our USNs. The range decides
 * which entries are read; only the partner's vector decides which of their stamps are left out
 * (docs/replication.md, law 1). A page ends where a mark is kept. A page without entries says that
 * the whole gap has nothing for the partner.
 *
 * @param withheld names of attributes that the partner lacks and that a filter leaves out
 */
record PageScan(Range range, List<Entry> entries, SortedSet<AttributeName> withheld) {
    /** Entries read at one time: few at first, then more if they are small. */
    private static final int READ_FIRST = 16;

    private static final int READ_MOST = 256;

    /** A page ends at the next mark after so many were read, so that no step reads without bound. */
    private static final int SCAN_MOST = 20_000;

    PageScan {
        entries = List.copyOf(entries);
        withheld = Collections.unmodifiableSortedSet(withheld);
    }

    /**
     * Reads the page that begins at the start of {@code gap} and has about {@code bytesMax} bytes.
     */
    static PageScan of(StepBuilder step, Link link, Range gap, long bytesMax) {
        Directory directory = step.directory();
        Outbound outbound = link.outbound();
        if (isHomeInItsOnlyLife(directory, link)) {
            return through(gap, List.of(), Collections.emptySortedMap());
        }
        AttributeFilter filter = step.terms().withholding(link.partner());
        TreeMap<Long, SortedSet<AttributeName>> withheld = new TreeMap<>();
        Vector claimed = GivenScan.claimed(step, link);
        Vector given = GivenScan.claimedOrGiven(step, link);
        List<StoredEntry> parts = new ArrayList<>();
        long bytes = 0;
        int readAhead = READ_FIRST;
        // The page covers the gap from its start, though reading begins behind what was scanned.
        long position = Math.min(Math.max(gap.since(), outbound.scanned()), gap.through());
        long start = position;
        int scanned = 0;
        while (position < gap.through()) {
            List<StoredEntry> read = directory.changes(
                    link.context(), new Range(position, gap.through()), readAhead);
            if (read.isEmpty()) {
                break;
            }
            readAhead = readAhead(read, bytesMax);
            scanned += read.size();
            for (StoredEntry each : read) {
                position = each.usn();
                Vector had = each.usn() <= outbound.taken() ? given : claimed;
                Optional<Entry> unseen = each.entry().unseenBy(had);
                // The reader must learn each name that it lacks, or it would claim what it never
                // got.
                unseen.map(lacked -> filter.in(lacked, name(each)))
                        .filter(names -> !names.isEmpty())
                        .ifPresent(names -> withheld.put(each.usn(), names));
                Optional<Entry> part = withheld.containsKey(each.usn())
                        ? filter.sift(each.entry(), name(each)).unseenBy(had)
                        : unseen;
                if (part.isPresent()) {
                    parts.add(new StoredEntry(each.usn(), part.get()));
                    bytes += PageSize.of(part.get());
                }
                // The page is full. It ends at the last mark behind its first entry: an end before
                // that would make a page that brings nothing, and then the same page again.
                Optional<Mark> end = bytes < bytesMax
                        ? Optional.empty()
                        : directory.lastMark(new Range(parts.get(0).usn() - 1, position));
                if (end.isPresent()) {
                    return through(new Range(gap.since(), end.get().usn()), parts, withheld);
                }
            }
            Optional<Mark> bound = scanned < SCAN_MOST
                    ? Optional.empty()
                    : directory.lastMark(new Range(start, position));
            if (bound.isPresent()) {
                return through(new Range(gap.since(), bound.get().usn()), parts, withheld);
            }
        }
        return through(gap, parts, withheld);
    }

    private static Rdn name(StoredEntry each) {
        return each.entry().placement().rdn();
    }

    /** How many entries like these fill a page, so that memory holds about one page of entries. */
    private static int readAhead(List<StoredEntry> read, long bytesMax) {
        long bytes = 1;
        for (StoredEntry each : read) {
            bytes += PageSize.of(each.entry());
        }
        long fitting = bytesMax * read.size() / bytes;
        return (int) Math.max(1, Math.min(READ_MOST, fitting));
    }

    /**
     * Whether the partner is the only writer of the context and has had one life only. Such a
     * partner already holds every change. After a new life it may lack what its former life lost.
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

    /**
     * The page that ends with {@code range}: without the parts that were read beyond its last mark.
     */
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
