package io.bridgehead.store.entry;

import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything known of one entry, as registers that merge: when it was created, its life, its place,
 * its attributes. A register that has not arrived is in its NONE state, so that a part of an entry
 * is an entry too, and merging parts in any order gives the whole.
 *
 * @param context the naming context it belongs to, for ever
 * @param created the oldest creation known; NONE if none has arrived. The older entry keeps a name
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

    /** An entry of which nothing is known but where it belongs. */
    public static Entry unknown(EntryId id, ContextId context) {
        return new Entry(
                id, context, Stamp.NONE, Life.NONE, Placement.NONE, Collections.emptySortedMap());
    }

    /** Both creation and place have arrived and it is not deleted: it shows in the directory. */
    public boolean isLive() {
        return life.isLive() && !placement.write().stamp().isNone();
    }

    /** Deleted, and what lay beneath is still here: it can be undeleted. */
    public boolean isTombstone() {
        return life.deleted()
                && !(attributes.isEmpty() && placement.write().stamp().isNone());
    }

    /** This deletion with nothing beneath it: all that is left is that the entry is deleted. */
    public Entry emptied() {
        return new Entry(id, context, created, life, Placement.NONE, Collections.emptySortedMap());
    }

    /** The attributes that show and their values, in order; the same on every copy. */
    public SortedMap<AttributeName, List<AttributeValue>> shown() {
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

    /** Every stamp that stands in any register, in order. */
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

    /** This entry with these registers of one attribute. */
    public Entry with(AttributeName name, Attribute attribute) {
        TreeMap<AttributeName, Attribute> all = new TreeMap<>(attributes);
        all.put(name, attribute);
        return new Entry(id, context, created, life, placement, all);
    }

    /** This entry, or part of one, as if these attributes had never been written. */
    public Entry without(Predicate<AttributeName> leftOut) {
        TreeMap<AttributeName, Attribute> rest = new TreeMap<>(attributes);
        rest.keySet().removeIf(leftOut);
        return new Entry(id, context, created, life, placement, rest);
    }

    /** This entry at another place. */
    public Entry with(Placement place) {
        return new Entry(id, context, created, life, place, attributes);
    }

    /** This entry in another life, or at the end of one. */
    public Entry with(Life next) {
        return new Entry(id, context, created, next, placement, attributes);
    }

    /**
     * The part of this entry that a holder of {@code vector} lacks; empty if it lacks nothing. This
     * is the only place where stamps are left out of an answer because the reader has them
     * (docs/replication.md, law 1).
     */
    public Optional<Entry> unseenBy(Vector vector) {
        Entry unseen = writtenIn(stamp -> !vector.covers(stamp));
        // Of two creations of a well-known entry the older counts, though all else may be the
        // younger's.
        return vector.covers(created) && unseen.isBirthOnly()
                ? Optional.empty()
                : Optional.of(unseen);
    }

    /** The registers of this entry that were written in such stamps; its creation in any case. */
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
     * This entry with each stamp of its writes replaced by what {@code change} gives. Its creation keeps
     * its stamp: of two the older counts, and at the same time a later epoch would make it the younger
     * where others have forgotten theirs for it.
     */
    public Entry restamped(UnaryOperator<Stamp> change) {
        TreeMap<AttributeName, Attribute> changed = new TreeMap<>();
        attributes.forEach((name, attribute) -> {
            TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
            attribute
                    .values()
                    .forEach((value, mark) -> values.put(
                            value, new ValueMark(mark.present(), mark.write().restamped(change))));
            changed.put(name, new Attribute(attribute.cleared().restamped(change), values));
        });
        return new Entry(
                id,
                context,
                created,
                new Life(life.number(), life.deleted(), life.write().restamped(change)),
                new Placement(
                        placement.parent(), placement.rdn(), placement.write().restamped(change)),
                changed);
    }
}
