package io.bridgehead.store.view;

import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The names that show. They are derived from the set of live entries, so all sites with the same
 * entries show the same names (docs/replication.md, "Names"):
 *
 * <ul>
 *   <li>Of the entries with one RDN below one parent the oldest keeps it. The others show with their id
 *       in the RDN. The root of a context always keeps its RDN: a whole site depends on its name.
 *   <li>An entry whose parent is deleted, and every member of a circle of parents, shows below {@code
 *       cn=LostAndFound} of its context, with its id in the RDN. That container is not an entry.
 *   <li>An entry is pending if its parent, or any entry above that, has not arrived. A pending entry
 *       has no name and does not show.
 * </ul>
 */
public final class Naming {
    private static final Rdn LOST_AND_FOUND = new Rdn("cn=LostAndFound");

    private final Directory directory;
    private final EntryId base;

    /** The names in this snapshot. Valid as long as the snapshot is. */
    public Naming(Directory directory) {
        this.directory = directory;
        Identity self = directory.self();
        this.base = EntryId.wellKnown(self.organization(), self.base());
    }

    private enum End {
        BASE,
        LOST,
        PENDING
    }

    /** The way up from an entry: the entries on it, the entry at which it ended, and why. */
    private record Way(List<Entry> passed, Entry top, End end) {}

    /** The DN under which an entry shows; empty if the entry is not live or is pending. */
    public Optional<String> dn(Entry entry) {
        if (!entry.isLive()) {
            return Optional.empty();
        }
        Way way = wayUp(entry);
        Optional<String> top = switch (way.end) {
            case BASE -> Optional.of(way.top.placement().rdn().text());
            case LOST -> lost(way.top);
            case PENDING -> Optional.empty();
        };
        return top.map(name -> joined(way.passed, name));
    }

    /** Whether an entry shows directly below {@code cn=LostAndFound}. */
    public boolean isLost(Entry entry) {
        Way way = wayUp(entry);
        return entry.isLive() && way.end == End.LOST && way.passed.isEmpty();
    }

    /** The DN of {@code cn=LostAndFound} in a context; empty if the context is not known. */
    public Optional<String> lostAndFound(ContextId context) {
        return rootName(context).map(root -> LOST_AND_FOUND + "," + root);
    }

    /** The RDN of a live entry below a live parent. */
    public Rdn shownRdn(Entry entry) {
        Placement place = entry.placement();
        return holder(place.parent(), place.rdn())
                .filter(holder -> !holder.entry().id().equals(entry.id()))
                .map(other -> place.rdn().displaced(entry.id()))
                .orElse(place.rdn());
    }

    /** The entry that shows under {@code rdn} below {@code parent}. */
    public Optional<StoredEntry> holder(EntryId parent, Rdn rdn) {
        List<StoredEntry> claimants = directory.claimants(parent, rdn);
        return claimants.stream()
                .filter(each -> isRoot(each.entry()))
                .findFirst()
                .or(() -> claimants.stream().findFirst());
    }

    /** The entry that shows under {@code dn}. Displaced and lost entries have such names too. */
    public Optional<StoredEntry> find(Dn dn) {
        Optional<StoredEntry> at =
                directory.entry(base).filter(each -> each.entry().isLive());
        Dn top = at.map(each -> Dn.of(each.entry().placement().rdn().text()))
                .orElse(new Dn(List.of()));
        if (!dn.isWithin(top)) {
            return Optional.empty();
        }
        List<Rdn> down = new ArrayList<>(
                dn.rdns().subList(0, dn.rdns().size() - top.rdns().size()));
        Collections.reverse(down);
        int next = 0;
        while (next < down.size() && at.isPresent()) {
            Entry parent = at.get().entry();
            if (isBelowLostAndFound(parent, down, next)) {
                at = lostChild(parent, down.get(next + 1));
                next += 2;
            } else {
                at = child(parent, down.get(next));
                next++;
            }
        }
        return at;
    }

    /**
     * Whether the RDN at {@code next} is that of the container and the one after it that of a lost
     * entry. The container is not an entry, so the search goes from the root to the lost entry in one
     * step of two RDNs. An entry may be called {@code cn=LostAndFound} too: then a name without an id
     * follows, or none.
     */
    private static boolean isBelowLostAndFound(Entry parent, List<Rdn> down, int next) {
        return isRoot(parent)
                && down.get(next).key().equals(LOST_AND_FOUND.key())
                && next + 1 < down.size()
                && down.get(next + 1).isDisplaced();
    }

    /** The naming context of {@code dn}: the one with the nearest root above it. */
    public Optional<NamingContext> contextOf(Dn dn) {
        return directory.contexts().stream()
                .filter(each -> dn.isWithin(Dn.of(each.dn())))
                .max(Comparator.comparing(each -> Dn.of(each.dn()).rdns().size()));
    }

    private Optional<StoredEntry> child(Entry parent, Rdn rdn) {
        return rdn.displacedId()
                .map(id -> directory
                        .entry(id)
                        .filter(each -> each.entry().isLive())
                        .filter(each -> each.entry().placement().parent().equals(parent.id()))
                        .filter(each -> shownRdn(each.entry()).key().equals(rdn.key())))
                .orElseGet(() -> holder(parent.id(), rdn));
    }

    private Optional<StoredEntry> lostChild(Entry root, Rdn rdn) {
        return rdn.displacedId()
                .flatMap(directory::entry)
                .filter(each -> each.entry().context().root().equals(root.id()))
                .filter(each -> lostRdn(each.entry()).key().equals(rdn.key()))
                .filter(each -> isLost(each.entry()));
    }

    private Way wayUp(Entry entry) {
        List<Entry> passed = new ArrayList<>();
        Entry at = entry;
        while (!at.id().equals(base)) {
            EntryId parentId = at.placement().parent();
            Optional<Entry> parent = directory.entry(parentId).map(StoredEntry::entry);
            if (parentId.equals(EntryId.NONE)
                    || parent.map(each -> each.life().deleted()).orElse(false)) {
                return new Way(passed, at, End.LOST);
            }
            if (!parent.map(Entry::isLive).orElse(false)) {
                return new Way(passed, at, End.PENDING);
            }
            passed.add(at);
            at = parent.get();
            // If we meet an entry again, the parents form a circle. All its members are lost, and
            // the way
            // ends at the first member that we met.
            int before = passed.indexOf(at);
            if (before >= 0) {
                return new Way(passed.subList(0, before), at, End.LOST);
            }
        }
        return new Way(passed, at, End.BASE);
    }

    private String joined(List<Entry> passed, String top) {
        StringBuilder dn = new StringBuilder();
        for (Entry each : passed) {
            dn.append(shownRdn(each)).append(',');
        }
        return dn.append(top).toString();
    }

    private Optional<String> lost(Entry entry) {
        return isRoot(entry)
                ? rootName(entry.context())
                : lostAndFound(entry.context()).map(container -> lostRdn(entry) + "," + container);
    }

    /** The DN of a context's root. Without a way up to the base it is the DN of its founding. */
    private Optional<String> rootName(ContextId context) {
        return directory
                .entry(context.root())
                .map(StoredEntry::entry)
                .filter(Entry::isLive)
                .map(this::wayUp)
                .filter(way -> way.end == End.BASE)
                .map(way -> joined(way.passed, way.top.placement().rdn().text()))
                .or(() -> directory.context(context).map(NamingContext::dn));
    }

    private static Rdn lostRdn(Entry entry) {
        return entry.placement().rdn().displaced(entry.id());
    }

    private static boolean isRoot(Entry entry) {
        return entry.id().equals(entry.context().root());
    }
}
