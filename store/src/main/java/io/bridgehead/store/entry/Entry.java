package io.bridgehead.store.entry;

import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One entry, as registers that merge: its creation, its life, its place and its attributes. A
 * register that has not arrived is NONE. So a part of an entry is an entry too, and merging the
 * parts in any order gives the whole.
 *
 * @param context the naming context of the entry; it never changes
 * @param created the oldest creation that is known; NONE if none has arrived. Of two entries with
 *     one name the older one keeps it
 */
public record Entry(
        EntryId id,
        ContextId context,
        Stamp created,
        Life life,
        Placement placement,
        SortedMap<AttributeName, Attribute> attributes) {
    public Entry {
        attributes = Collections.unmodifiableSortedMap(attributes);
    }

    /** An entry of which only the id and the context are known. */
    public static Entry unknown(EntryId id, ContextId context) {
        return new Entry(
                id, context, Stamp.NONE, Life.NONE, Placement.NONE, Collections.emptySortedMap());
    }

    /**
     * Whether it shows in the directory: its life and its place have arrived, and it is not
     * deleted.
     */
    public boolean isLive() {
        return life.isLive() && !placement.write().stamp().isNone();
    }

    /** Whether it can be undeleted: it is deleted, but its place or attributes are still here. */
    public boolean isTombstone() {
        return life.deleted()
                && !(attributes.isEmpty() && placement.write().stamp().isNone());
    }

    /** This deleted entry without its place and attributes: only the deletion is left. */
    public Entry emptied() {
        return new Entry(id, context, created, life, Placement.NONE, Collections.emptySortedMap());
    }

    /**
     * The attributes that show, with their values, in order; the same at every site. The values of
     * the name always show, though a rename does not write them: so of two concurrent renames the
     * one that loses leaves nothing behind.
     */
    public SortedMap<AttributeName, List<AttributeValue>> shown() {
        SortedMap<AttributeName, List<AttributeValue>> shown = written();
        valuesOfTheNameOnly()
                .forEach((name, value) -> shown.merge(
                        name,
                        List.of(value),
                        (these, one) -> Stream.concat(these.stream(), one.stream())
                                .sorted()
                                .toList()));
        return shown;
    }

    /** The values of one attribute that show. */
    public List<AttributeValue> shown(AttributeName name) {
        return shown().getOrDefault(name, List.of());
    }

    /** The values of the name that show for no other reason than the name. */
    public SortedMap<AttributeName, AttributeValue> valuesOfTheNameOnly() {
        TreeMap<AttributeName, AttributeValue> only =
                new TreeMap<>(placement.rdn().values());
        only.entrySet()
                .removeIf(each -> attribute(each.getKey()).shown().stream()
                        .anyMatch(each.getValue()::equalsIgnoringCase));
        return only;
    }

    /**
     * The attributes with the values that were written and show, without those of the name only.
     */
    public SortedMap<AttributeName, List<AttributeValue>> written() {
        TreeMap<AttributeName, List<AttributeValue>> shown = new TreeMap<>();
        attributes.forEach((name, attribute) -> {
            List<AttributeValue> values = attribute.shown();
            if (!values.isEmpty()) {
                shown.put(name, values);
            }
        });
        return shown;
    }

    /** The registers of one attribute; NONE if it was never written. */
    public Attribute attribute(AttributeName name) {
        return attributes.getOrDefault(name, Attribute.NONE);
    }

    /** The stamps of all registers, in order. */
    public SortedSet<Stamp> stamps() {
        TreeSet<Stamp> stamps = new TreeSet<>();
        stamps.add(created);
        stamps.add(life.write().stamp());
        stamps.add(placement.write().stamp());
        for (Attribute attribute : attributes.values()) {
            stamps.add(attribute.cleared().stamp());
            attribute.values().values().forEach(mark -> stamps.add(mark.write().stamp()));
        }
        stamps.remove(Stamp.NONE);
        return stamps;
    }

    /** The highest USN of {@code epoch} in any stamp; empty if the epoch does not occur. */
    public OptionalLong lastUsnOf(Epoch epoch) {
        return stamps().stream()
                .filter(each -> each.epoch().equals(epoch))
                .mapToLong(Stamp::usn)
                .max();
    }

    /** This entry with these registers of one attribute. */
    public Entry with(AttributeName name, Attribute attribute) {
        TreeMap<AttributeName, Attribute> all = new TreeMap<>(attributes);
        all.put(name, attribute);
        return new Entry(id, context, created, life, placement, all);
    }

    /** This entry, or part of an entry, without these attributes, as if they were never written. */
    public Entry without(Predicate<AttributeName> leftOut) {
        TreeMap<AttributeName, Attribute> rest = new TreeMap<>(attributes);
        rest.keySet().removeIf(leftOut);
        return new Entry(id, context, created, life, placement, rest);
    }

    /** This entry at another place. */
    public Entry with(Placement place) {
        return new Entry(id, context, created, life, place, attributes);
    }

    /** This entry with another life. */
    public Entry with(Life next) {
        return new Entry(id, context, created, next, placement, attributes);
    }

    /**
     * The part of this entry that a reader with this vector lacks; empty if it lacks nothing. Only
     * this method leaves stamps out of an answer because the reader has them (docs/replication.md,
     * law 1).
     */
    public Optional<Entry> unseenBy(Vector vector) {
        Entry unseen = writtenIn(stamp -> !vector.covers(stamp));
        // Two sites can create the same well-known entry. The older creation counts, even if each
        // other register comes from the younger one. So a new creation must travel, even alone.
        return vector.covers(created) && unseen.isBirthOnly()
                ? Optional.empty()
                : Optional.of(unseen);
    }

    /** The registers of this entry whose stamp is {@code wanted}, and always its creation. */
    public Entry writtenIn(Predicate<Stamp> wanted) {
        TreeMap<AttributeName, Attribute> written = new TreeMap<>();
        attributes.forEach((name, attribute) -> {
            Attribute part = attribute.writtenIn(wanted);
            if (!part.equals(Attribute.NONE)) {
                written.put(name, part);
            }
        });
        return new Entry(
                id,
                context,
                created,
                wanted.test(life.write().stamp()) ? life : Life.NONE,
                wanted.test(placement.write().stamp()) ? placement : Placement.NONE,
                written);
    }

    private boolean isBirthOnly() {
        return life.equals(Life.NONE) && placement.equals(Placement.NONE) && attributes.isEmpty();
    }

    /**
     * This entry with each stamp of its writes replaced by what {@code change} gives. Its creation
     * keeps its stamp. Of two creations the older one counts: with a later stamp this entry could
     * lose its name at sites that have already dropped the younger creation.
     */
    public Entry restamped(UnaryOperator<Stamp> change) {
        return rewritten(write -> write.restamped(change));
    }

    /** This entry with each write of its life, place and attributes replaced by {@code change}. */
    public Entry rewritten(UnaryOperator<Write> change) {
        TreeMap<AttributeName, Attribute> changed = new TreeMap<>();
        attributes.forEach((name, attribute) -> changed.put(name, attribute.rewritten(change)));
        return new Entry(
                id,
                context,
                created,
                new Life(life.number(), life.deleted(), change.apply(life.write())),
                new Placement(placement.parent(), placement.rdn(), change.apply(placement.write())),
                changed);
    }
}
