package io.bridgehead.store.view;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.Difference.Kind;
import io.bridgehead.store.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/** Names the visible differences between two copies of one entry. */
public final class EntryDifference {
    private EntryDifference() {}

    /** How {@code mine} and {@code theirs} differ; {@code directory} names the entry. */
    public static Difference between(Directory directory, Entry mine, Entry theirs) {
        Entry shown = mine.isLive() ? mine : theirs;
        String dn =
                new Naming(directory).dn(shown).orElse(shown.placement().rdn().text());
        if (!mine.isLive() || !theirs.isLive()) {
            Kind kind = mine.isLive() ? Kind.MISSING_THERE : Kind.MISSING_HERE;
            return new Difference(mine.id(), dn, kind, List.of());
        }
        return new Difference(mine.id(), dn, Kind.DIFFERENT, names(mine, theirs));
    }

    private static List<String> names(Entry mine, Entry theirs) {
        List<String> names = new ArrayList<>();
        boolean placed = mine.placement().parent().equals(theirs.placement().parent())
                && mine.placement().rdn().equals(theirs.placement().rdn());
        if (!placed) {
            names.add(Conflict.NAME);
        }
        SortedMap<AttributeName, List<AttributeValue>> here = mine.written();
        SortedMap<AttributeName, List<AttributeValue>> there = theirs.written();
        TreeSet<AttributeName> all = new TreeSet<>(here.keySet());
        all.addAll(there.keySet());
        for (AttributeName name : all) {
            if (!Objects.equals(here.get(name), there.get(name))) {
                names.add(name.value());
            }
        }
        return names;
    }
}
