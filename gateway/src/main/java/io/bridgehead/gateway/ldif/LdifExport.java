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
 * The directory as LDIF. Equal directories give equal bytes: parents before children, siblings by the
 * key of their names, and last, context by context, the entries below LostAndFound, by id. The export
 * is a stream, so memory does not grow with the directory.
 *
 * @param entries number of written entries
 * @param pending number of live entries that are not visible, because an entry above them has not
 *     arrived; 0 unless the whole directory is exported
 */
public record LdifExport(long entries, long pending) {
    /** Exports all visible entries; with {@code operational} each has its entryUUID. */
    public static LdifExport all(Directory directory, boolean operational, OutputStream out) {
        Dn base = Dn.of(directory.self().base());
        LdifExport written = below(directory, base, operational, out).orElse(new LdifExport(0, 0));
        long live = directory.contexts().stream()
                .map(each -> directory.totals(each.id()))
                .mapToLong(Totals::live)
                .sum();
        return new LdifExport(written.entries, live - written.entries);
    }

    /** Exports an entry and all below it; empty, and nothing is written, if there is no such entry. */
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
