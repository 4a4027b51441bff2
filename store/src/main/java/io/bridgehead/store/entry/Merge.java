package io.bridgehead.store.entry;

import io.bridgehead.store.history.DatabaseLives;
import io.bridgehead.store.history.Stamp;
import java.util.List;
import java.util.TreeMap;

/**
 * The rule by which two copies of one entry become one: of each register the greatest wins. The
 * rule is commutative, associative and idempotent, and it needs no schema. So all sites end with
 * the same entry, in whatever order mail arrives, and however often (docs/replication.md,
 * "Merging").
 *
 * @param entry the merged entry
 * @param conflicts the writes that lost to a writer that had not seen them
 */
public record Merge(Entry entry, List<Conflict> conflicts) {
    public Merge {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Merges what arrived into what is here. Throws {@link IllegalArgumentException} if the two are
     * not copies of one entry of one context.
     */
    public static Merge of(Entry mine, Entry theirs) {
        return of(mine, theirs, DatabaseLives.UNKNOWN);
    }

    /**
     * The same, where it is known which epochs are lives of one database: what one database wrote later
     * is no conflict with what it wrote before.
     */
    public static Merge of(Entry mine, Entry theirs, DatabaseLives lives) {
        if (!mine.id().equals(theirs.id()) || !mine.context().equals(theirs.context())) {
            throw new IllegalArgumentException("not one entry: " + mine.id() + " in "
                    + mine.context() + " and " + theirs.id() + " in " + theirs.context());
        }
        Entry merged = entries(mine, theirs);
        return new Merge(merged, new MergeConflicts(merged, lives).between(mine, theirs));
    }

    private static Entry entries(Entry a, Entry b) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>(a.attributes());
        b.attributes()
                .forEach((name, attribute) -> attributes.merge(name, attribute, Attribute::merge));
        return new Entry(
                a.id(),
                a.context(),
                older(a.created(), b.created()),
                Life.merge(a.life(), b.life()),
                Placement.merge(a.placement(), b.placement()),
                attributes);
    }

    private static Stamp older(Stamp a, Stamp b) {
        if (a.isNone() || b.isNone()) {
            return a.isNone() ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }
}
