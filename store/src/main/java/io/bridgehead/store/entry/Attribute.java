package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One attribute of one entry: when it was last cleared, and one register for each value. A value shows
 * if it is present and not older than the clearing. LDAP <em>replace</em> clears and adds in one stamp.
 * <em>Add</em> and <em>delete value</em> write one register each, so concurrent additions all survive.
 *
 * <p>Normal form: a value register older than {@code cleared} is dropped, since it can never show again.
 */
public record Attribute(Write cleared, SortedMap<AttributeValue, ValueMark> values) {
    /** Never written. */
    public static final Attribute NONE = new Attribute(Write.NONE, Collections.emptySortedMap());

    public Attribute {
        values = Collections.unmodifiableSortedMap(values);
    }

    /** The attribute of these registers in normal form. */
    public static Attribute normalized(Write cleared, SortedMap<AttributeValue, ValueMark> values) {
        TreeMap<AttributeValue, ValueMark> kept = new TreeMap<>(values);
        kept.values().removeIf(mark -> cleared.stamp().isAfter(mark.write().stamp()));
        return new Attribute(cleared, kept);
    }

    /** Takes the later write of each register. Commutative, associative and idempotent. */
    public static Attribute merge(Attribute a, Attribute b) {
        boolean aIsLarger = a.values.size() >= b.values.size();
        Attribute large = aIsLarger ? a : b;
        Attribute small = aIsLarger ? b : a;
        TreeMap<AttributeValue, ValueMark> union = new TreeMap<>(large.values);
        small.values.forEach((value, mark) -> union.merge(value, mark, ValueMark::merge));
        return normalized(Write.later(a.cleared, b.cleared), union);
    }

    /** The values that show, in byte order. */
    public List<AttributeValue> shown() {
        return values.entrySet().stream()
                .filter(each -> each.getValue().present())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The registers whose stamp is {@code wanted}. */
    Attribute writtenIn(Predicate<Stamp> wanted) {
        TreeMap<AttributeValue, ValueMark> written = new TreeMap<>();
        values.forEach((value, mark) -> {
            if (wanted.test(mark.write().stamp())) {
                written.put(value, mark);
            }
        });
        return new Attribute(wanted.test(cleared.stamp()) ? cleared : Write.NONE, written);
    }

    /** This attribute with each of its writes replaced by what {@code change} gives. */
    Attribute rewritten(UnaryOperator<Write> change) {
        TreeMap<AttributeValue, ValueMark> changed = new TreeMap<>();
        values.forEach((value, mark) ->
                changed.put(value, new ValueMark(mark.present(), change.apply(mark.write()))));
        return new Attribute(change.apply(cleared), changed);
    }

    /** The latest write to any register of this attribute. */
    public Write latest() {
        Write latest = cleared;
        for (ValueMark mark : values.values()) {
            latest = Write.later(latest, mark.write());
        }
        return latest;
    }
}
