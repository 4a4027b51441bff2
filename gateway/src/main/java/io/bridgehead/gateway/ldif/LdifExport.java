package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.Subtree;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.view.Naming;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory as LDIF. Equal directories give equal bytes: parents before children, siblings by
 * the key of their names, then, context by context, what has lost its parent, by id. Streams: memory
 * does not grow with the directory.
 *
 * @param entries written
 * @param pending live entries that do not show, because an entry above them has not arrived; counted
 *     for a whole export only, else 0
 */
public record LdifExport(long entries, long pending) {
    /** All that shows, from the base entry down. With {@code operational} each has its entryUUID. */
    public static LdifExport all(Directory directory, boolean operational, OutputStream out) {
        Dn base = Dn.of(directory.self().base());
        LdifExport written = below(directory, base, operational, out).orElse(new LdifExport(0, 0));
        long live = directory.contexts().stream()
                .map(each -> directory.totals(each.id()))
                .mapToLong(Totals::live)
                .sum();
        return new LdifExport(written.entries, live - written.entries);
    }

    /** The entry at {@code top} and all below it; empty, and nothing written, if there is none. */
    public static Optional<LdifExport> below(
            Directory directory, Dn top, boolean operational, OutputStream out) {
        return new Naming(directory).find(top).map(StoredEntry::entry).map(entry -> {
            LdifWriter writer = new LdifWriter(out);
            AtomicLong count = new AtomicLong();
            writer.version();
            Subtree subtree = new Subtree(directory, (dn, each) -> {
                writer.entry(
                        dn, each.shown(), operational ? Optional.of(each.id()) : Optional.empty());
                count.incrementAndGet();
                return true;
            });
            String dn = shownDn(directory, entry);
            subtree.walk(dn, entry);
            subtree.lost(dn);
            return new LdifExport(count.get(), 0);
        });
    }

    private static String shownDn(Directory directory, Entry entry) {
        return new Naming(directory).dn(entry).orElseThrow();
    }
}
