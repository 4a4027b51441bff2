package io.bridgehead.gateway.ldap;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.view.Naming;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks down from an entry: each entry before its children, siblings by the key of their names. It
 * holds one page of children per level, so its memory does not grow with the size of the tree.
 */
public final class Subtree {
    /** Takes one entry and its visible name; returns whether to go on. */
    public interface Visitor {
        boolean visit(String dn, Entry entry);
    }

    private static final int PAGE = 500;

    private final Directory directory;
    private final Naming naming;
    private final Visitor visitor;
    private final SortedMap<ContextId, Long> reached = new TreeMap<>();
    private final SortedMap<EntryId, Entry> circled = new TreeMap<>();

    public Subtree(Directory directory, Visitor visitor) {
        this.directory = directory;
        this.naming = new Naming(directory);
        this.visitor = visitor;
    }

    /** The children of one entry, page by page. */
    private final class Level {
        private final EntryId parent;
        private final String dn;
        private List<StoredEntry> page = List.of();
        private int at;
        private Optional<Entry> last = Optional.empty();
        private boolean ended;

        Level(EntryId parent, String dn) {
            this.parent = parent;
            this.dn = dn;
        }

        Optional<Entry> next() {
            Optional<Entry> next = child();
            while (next.filter(each -> circled.containsKey(each.id())).isPresent()) {
                next = child();
            }
            return next;
        }

        private Optional<Entry> child() {
            if (at == page.size() && !ended) {
                page = directory.children(parent, last, PAGE);
                at = 0;
                ended = page.size() < PAGE;
            }
            if (at == page.size()) {
                return Optional.empty();
            }
            last = Optional.of(page.get(at).entry());
            at++;
            return last;
        }

        /**
         * The visible RDN. Looking up whether another entry has the same name costs a query, so it is
         * done only if a neighbour in the page has the same key, or if the page cuts the neighbour off.
         */
        Rdn shown(Entry entry) {
            String key = entry.placement().rdn().key();
            boolean alone = at > 1 && !isKey(at - 2, key) && at < page.size() && !isKey(at, key);
            return alone ? entry.placement().rdn() : naming.shownRdn(entry);
        }

        private boolean isKey(int index, String key) {
            return page.get(index).entry().placement().rdn().key().equals(key);
        }
    }

    /** Visits the entry and all below it; false if the visitor ended the walk. */
    public boolean walk(String dn, Entry top) {
        return visitor.visit(dn, top) && below(dn, top);
    }

    /** Visits the children of an entry, but not their children. */
    boolean children(String dn, Entry top) {
        Level level = new Level(top.id(), dn);
        for (Optional<Entry> each = level.next(); each.isPresent(); each = level.next()) {
            if (!visitor.visit(level.shown(each.get()) + "," + dn, each.get())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Visits the entries below {@code cn=LostAndFound}, with all below them, of every context whose
     * LostAndFound lies at or below this DN.
     */
    public boolean lost(String dn) {
        Comparator<NamingContext> byDn = Comparator.comparing(NamingContext::dn);
        for (NamingContext context : directory.contexts().stream().sorted(byDn).toList()) {
            if (!lost(dn, context)) {
                return false;
            }
        }
        return true;
    }

    private boolean lost(String dn, NamingContext context) {
        EntryId after = EntryId.NONE;
        Dn top = Dn.of(dn);
        List<StoredEntry> page;
        do {
            page = directory.orphans(context.id(), after, PAGE);
            for (StoredEntry each : page) {
                after = each.entry().id();
                Optional<String> name =
                        naming.isLost(each.entry()) ? naming.dn(each.entry()) : Optional.empty();
                boolean within = name.map(Dn::of).filter(it -> it.isWithin(top)).isPresent();
                if (within && !walk(name.get(), each.entry())) {
                    return false;
                }
            }
        } while (page.size() == PAGE);
        boolean all = naming.lostAndFound(context.id())
                .filter(container -> Dn.of(container).isWithin(top))
                .isPresent();
        return !all || circles(context);
    }

    /**
     * Visits the members of circles of parents, with all below them, by id. Two concurrent moves can
     * make two entries each other's parent. Their parents live, so the query for orphans does not find
     * them. But a walk from the root does not reach them either: if it reached fewer entries than the
     * context has, the missing ones are looked for in the whole context.
     */
    private boolean circles(NamingContext context) {
        long live = directory.totals(context.id()).live();
        if (live == reached.getOrDefault(context.id(), 0L)) {
            return true;
        }
        long position = 0;
        List<StoredEntry> page;
        do {
            Range rest = new Range(position, directory.usn());
            page = directory.changes(context.id(), rest, PAGE);
            for (StoredEntry each : page) {
                position = each.usn();
                if (naming.isLost(each.entry()) && hasParent(each.entry())) {
                    circled.put(each.entry().id(), each.entry());
                }
            }
        } while (page.size() == PAGE);
        for (Entry each : circled.values()) {
            if (each.context().equals(context.id()) && !walk(naming.dn(each).orElseThrow(), each)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasParent(Entry entry) {
        return directory
                .entry(entry.placement().parent())
                .filter(each -> each.entry().isLive())
                .isPresent();
    }

    /** Visits all entries below an entry, but not the entry itself. */
    boolean below(String dn, Entry top) {
        reached.merge(top.context(), 1L, Long::sum);
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(top.id(), dn));
        while (!levels.isEmpty()) {
            Level level = levels.element();
            Optional<Entry> next = level.next();
            if (next.isEmpty()) {
                levels.pop();
                continue;
            }
            String name = level.shown(next.get()) + "," + level.dn;
            if (!visitor.visit(name, next.get())) {
                return false;
            }
            reached.merge(next.get().context(), 1L, Long::sum);
            levels.push(new Level(next.get().id(), name));
        }
        return true;
    }
}
