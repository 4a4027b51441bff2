package io.bridgehead.gateway.simulation.law;

import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Stamp;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares entries register by register. It implements docs/replication.md a second time and does
 * not use {@link io.bridgehead.store.entry.Merge}, so that it finds a mistake there.
 */
public final class Registers {
    private Registers() {}

    /** The registers of {@code entry} whose stamps are wanted. */
    public static Entry only(Entry entry, Predicate<Stamp> wanted) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        entry.attributes().forEach((name, attribute) -> {
            TreeMap<AttributeValue, ValueMark> values = new TreeMap<>(attribute.values());
            values.values().removeIf(mark -> !wanted.test(mark.write().stamp()));
            boolean cleared = wanted.test(attribute.cleared().stamp());
            if (cleared || !values.isEmpty()) {
                attributes.put(
                        name, new Attribute(cleared ? attribute.cleared() : Write.NONE, values));
            }
        });
        return new Entry(
                entry.id(),
                entry.context(),
                wanted.test(entry.created()) ? entry.created() : Stamp.NONE,
                wanted.test(entry.life().write().stamp()) ? entry.life() : Life.NONE,
                wanted.test(entry.placement().write().stamp()) ? entry.placement() : Placement.NONE,
                attributes);
    }

    /**
     * The stamps of all writes in {@code entry}. The creation counts only if a register has its
     * stamp.
     */
    public static SortedSet<Stamp> writes(Entry entry) {
        return new Entry(
                        entry.id(),
                        entry.context(),
                        Stamp.NONE,
                        entry.life(),
                        entry.placement(),
                        entry.attributes())
                .stamps();
    }

    /** Whether each register of {@code part} is in {@code whole}, or has been overwritten there. */
    public static boolean holds(Entry whole, Entry part) {
        return holdsCreation(whole.created(), part.created())
                && holdsLife(whole.life(), part.life())
                && holdsPlacement(whole.placement(), part.placement())
                && part.attributes().entrySet().stream()
                        .allMatch(each ->
                                holdsAttribute(whole.attribute(each.getKey()), each.getValue()));
    }

    private static boolean holdsCreation(Stamp whole, Stamp part) {
        return part.isNone() || (!whole.isNone() && !whole.isAfter(part));
    }

    private static boolean holdsLife(Life whole, Life part) {
        if (whole.number() != part.number()) {
            return whole.number() > part.number();
        }
        if (whole.deleted() != part.deleted()) {
            return whole.deleted();
        }
        return !part.write().stamp().isAfter(whole.write().stamp());
    }

    private static boolean holdsPlacement(Placement whole, Placement part) {
        int order = whole.write().stamp().compareTo(part.write().stamp());
        return order > 0 || (order == 0 && whole.equals(part));
    }

    private static boolean holdsAttribute(Attribute whole, Attribute part) {
        Stamp cleared = whole.cleared().stamp();
        if (part.cleared().stamp().isAfter(cleared)) {
            return false;
        }
        for (Map.Entry<AttributeValue, ValueMark> each : part.values().entrySet()) {
            Stamp wanted = each.getValue().write().stamp();
            ValueMark mark = whole.values().get(each.getKey());
            boolean there = mark != null
                    && (mark.write().stamp().isAfter(wanted) || mark.equals(each.getValue()));
            if (!there && !cleared.isAfter(wanted)) {
                return false;
            }
        }
        return true;
    }
}
