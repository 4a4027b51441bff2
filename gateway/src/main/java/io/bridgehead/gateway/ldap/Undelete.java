package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import io.bridgehead.store.view.TombstoneLifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings deleted entries back: the entry begins its next life with all that lies beneath its tombstone.
 * This is an ordinary change with a new stamp, so it goes to all sites. It is durable when a method
 * returns.
 */
public final class Undelete {
    private static final int PAGE = 500;
    private static final int DEPTH_MAX = 1_000;

    private final Store store;
    private final Instant now;

    /** Undeletes entries of {@code store} at the time {@code now}. */
    public Undelete(Store store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /**
     * The DN that a deleted entry had. Deleted parents count with the names that they had; an unknown
     * parent is written as {@code ?}.
     */
    public static String formerDn(Directory directory, Entry tombstone) {
        StringBuilder dn = new StringBuilder(tombstone.placement().rdn().text());
        EntryId above = tombstone.placement().parent();
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            Optional<Entry> parent = directory.entry(above).map(StoredEntry::entry);
            Optional<String> shown = parent.flatMap(new Naming(directory)::dn);
            if (shown.isPresent()) {
                return dn.append(',').append(shown.get()).toString();
            }
            if (parent.isEmpty() || parent.get().placement().write().stamp().isNone()) {
                return dn.append(",?").toString();
            }
            dn.append(',').append(parent.get().placement().rdn().text());
            above = parent.get().placement().parent();
        }
        return dn.append(",?").toString();
    }

    /**
     * Undeletes an entry by its id or by the DN that it had. Refused if only another site may write
     * the context, if the tombstone's lifetime is over, while the parent is deleted, and if another
     * entry has taken the name. If the entry lives, the call succeeds and changes nothing. The result
     * has the visible DN of the entry.
     */
    public ChangeResult undelete(String idOrDn) {
        return store.write(transaction -> {
            try {
                Entry entry = named(transaction, idOrDn);
                if (entry.isLive()) {
                    return outcome(transaction, entry, "is not deleted");
                }
                mayReturn(transaction, entry);
                Entry undeleted = undeleted(transaction, entry, now);
                transaction.write(Changes.ofEntries(List.of(undeleted)));
                DirectoryOverlay after = new DirectoryOverlay(transaction);
                after.put(undeleted);
                return outcome(after, undeleted, "");
            } catch (RefusedChange e) {
                return new ChangeResult(0, idOrDn, e.code(), e.reason());
            }
        });
    }

    private static ChangeResult outcome(Directory directory, Entry entry, String message) {
        String dn = new Naming(directory).dn(entry).orElse(entry.id().toString());
        return new ChangeResult(0, dn, ResultCode.SUCCESS, message);
    }

    private static Entry named(Directory directory, String idOrDn) {
        Optional<EntryId> id = id(idOrDn);
        if (id.isPresent()) {
            return directory
                    .entry(id.get())
                    .map(StoredEntry::entry)
                    .orElseThrow(() -> new RefusedChange(
                            ResultCode.NO_SUCH_OBJECT,
                            "this site has no entry with the id " + idOrDn));
        }
        List<Entry> found = withDn(directory, dn(idOrDn));
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            return new Naming(directory)
                    .find(dn(idOrDn))
                    .map(StoredEntry::entry)
                    .orElseThrow(() -> new RefusedChange(
                            ResultCode.NO_SUCH_OBJECT,
                            "no deleted entry had the name '" + idOrDn
                                    + "'; 'tombstones list' shows their names"));
        }
        throw new RefusedChange(
                ResultCode.UNWILLING_TO_PERFORM,
                "several deleted entries had that name; name one by its id: "
                        + String.join(
                                ", ",
                                found.stream().map(each -> each.id().toString()).toList()));
    }

    private static List<Entry> withDn(Directory directory, Dn dn) {
        NamingContext context = new Contexts(directory)
                .of(dn)
                .orElseThrow(() -> new Contexts(directory).outside(dn));
        List<Entry> found = new ArrayList<>();
        Optional<Entry> last = Optional.empty();
        do {
            List<StoredEntry> page = directory.tombstones(context.id(), last, PAGE);
            last = page.stream().map(StoredEntry::entry).reduce((a, b) -> b);
            page.stream()
                    .map(StoredEntry::entry)
                    .filter(each -> hadName(directory, each, dn))
                    .forEach(found::add);
        } while (last.isPresent());
        return found;
    }

    private static boolean hadName(Directory directory, Entry tombstone, Dn dn) {
        return tombstone.placement().rdn().key().equals(dn.rdns().get(0).key())
                && Dn.of(formerDn(directory, tombstone)).key().equals(dn.key());
    }

    private void mayReturn(Directory directory, Entry entry) {
        NamingContext context = directory
                .context(entry.context())
                .orElseThrow(() -> new RefusedChange(
                        ResultCode.UNWILLING_TO_PERFORM, "its naming context is not known here"));
        Contexts.mustAccept(context, directory.self().site());
        mustBeWithinLifetime(directory, entry, now);
        Placement place = entry.placement();
        boolean isRoot = entry.id().equals(entry.context().root());
        Optional<Entry> parent = directory.entry(place.parent()).map(StoredEntry::entry);
        if (!isRoot && !parent.map(Entry::isLive).orElse(false)) {
            throw new RefusedChange(
                    ResultCode.NO_SUCH_OBJECT,
                    "its parent is deleted, too: undelete " + place.parent() + " first");
        }
        new Naming(directory).holder(place.parent(), place.rdn()).ifPresent(holder -> {
            throw new RefusedChange(
                    ResultCode.ENTRY_ALREADY_EXISTS,
                    "another entry has the name " + place.rdn() + " now, with the id "
                            + holder.entry().id() + ": rename or delete that one first");
        });
    }

    /**
     * The entry in its next life. In the second half of the tombstone's lifetime other sites may forget
     * the content before they hear of the undelete, so all values are then written again.
     */
    static Entry undeleted(Directory directory, Entry entry, Instant now) {
        Author author = Author.of(directory, now);
        Instant end = TombstoneLifetime.endOf(directory, entry);
        Duration lifetime =
                TombstoneLifetime.of(directory, entry.context(), TombstoneLifetime.DEFAULT);
        boolean old = now.isAfter(end.minus(lifetime.dividedBy(2)));
        return old ? author.undeleteAnew(entry) : author.undelete(entry);
    }

    /** Refuses an undelete after the lifetime: other sites may have forgotten the content. */
    static void mustBeWithinLifetime(Directory directory, Entry entry, Instant now) {
        Instant end = TombstoneLifetime.endOf(directory, entry);
        if (entry.life().deleted() && (!entry.isTombstone() || !now.isBefore(end))) {
            throw new RefusedChange(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "it was deleted too long ago: the lifetime of its tombstone ended at " + end);
        }
    }

    private static Optional<EntryId> id(String text) {
        try {
            return Optional.of(EntryId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Dn dn(String text) {
        try {
            Dn dn = Dn.of(text);
            dn.rdns().forEach(Rdn::naming);
            if (dn.rdns().isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            return dn;
        } catch (IllegalArgumentException e) {
            throw new RefusedChange(
                    ResultCode.INVALID_DN_SYNTAX, "'" + text + "' is neither an entry id nor a DN");
        }
    }
}
