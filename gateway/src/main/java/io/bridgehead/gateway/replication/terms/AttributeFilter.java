package io.bridgehead.gateway.replication.terms;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Rdn;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The attributes that do not travel between a partner and us, in any entry (docs/replication.md,
 * "What"). A name also stands for its variants with options. The attributes in an entry's
 * RDN always travel, because the entry could not be named without them.
 */
public record AttributeFilter(SortedSet<AttributeName> names) {
    /** Everything travels. */
    static final AttributeFilter NONE = new AttributeFilter(Collections.emptySortedSet());

    public AttributeFilter {
        names = Collections.unmodifiableSortedSet(names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The filter that leaves out these names and {@code others}. */
    public AttributeFilter with(SortedSet<AttributeName> others) {
        TreeSet<AttributeName> all = new TreeSet<>(names);
        all.addAll(others);
        return new AttributeFilter(all);
    }

    /**
     * The names of this filter that occur in {@code part}, a part of the entry named {@code rdn}.
     */
    public SortedSet<AttributeName> in(Entry part, Rdn rdn) {
        TreeSet<AttributeName> found = new TreeSet<>();
        if (!isEmpty()) {
            SortedMap<AttributeName, AttributeValue> named = naming(rdn);
            part.attributes().keySet().forEach(each -> by(each, named).ifPresent(found::add));
        }
        return found;
    }

    /**
     * {@code part} without what may not travel; it is a part, or all, of the entry named {@code
     * rdn}.
     */
    public Entry sift(Entry part, Rdn rdn) {
        SortedMap<AttributeName, AttributeValue> named = naming(rdn);
        return part.without(each -> by(each, named).isPresent());
    }

    private Optional<AttributeName> by(
            AttributeName attribute, SortedMap<AttributeName, AttributeValue> named) {
        if (named.containsKey(attribute)) {
            return Optional.empty();
        }
        if (names.contains(attribute)) {
            return Optional.of(attribute);
        }
        int options = attribute.value().indexOf(';');
        return Optional.of(options)
                .filter(each -> each > 0)
                .map(each -> new AttributeName(attribute.value().substring(0, each)))
                .filter(each -> names.contains(each));
    }

    private static SortedMap<AttributeName, AttributeValue> naming(Rdn rdn) {
        try {
            return rdn.equals(Rdn.NONE) ? Collections.emptySortedMap() : rdn.naming();
        } catch (IllegalArgumentException noName) {
            return Collections.emptySortedMap();
        }
    }
}
