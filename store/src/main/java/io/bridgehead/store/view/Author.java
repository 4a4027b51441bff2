package io.bridgehead.store.view;

import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Uuids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes of this gateway: makes new versions of one entry, all in one stamp, which is one USN. For
 * the next entry of the same transaction take {@link #next}. The store numbers the entries of
 * {@code Changes} from {@link Directory#usn} + 1, so hand them over in the order of their authors,
 * each version once.
 *
 * <p>The basis of each write is what it overwrites, so that merging can tell later whether two
 * people changed one thing without seeing each other ({@link Write}).
 */
public record Author(Stamp stamp) {
    /** The author of the first entry that a transaction on {@code directory} changes. */
    public static Author of(Directory directory, Instant now) {
        long time = HybridTime.after(directory.hybridTime(), now);
        return new Author(new Stamp(time, directory.self().epoch(), directory.usn() + 1));
    }

    /** The author of the entry after this one, in the same transaction. */
    public Author next() {
        return new Author(new Stamp(stamp.time(), stamp.epoch(), stamp.usn() + 1));
    }

    /**
     * An id for the entry that is created in this stamp. The time is part of it: a database that was
     * set back takes its USNs a second time.
     */
    public EntryId freshId() {
        return new EntryId(
                Uuids.named(stamp.epoch().value(), "entry " + stamp.usn() + " at " + stamp.time()));
    }

    /** A new entry. Nothing is cleared: values of a concurrent creation of the same id stay. */
    public Entry create(
            EntryId id,
            ContextId context,
            EntryId parent,
            Rdn rdn,
            Map<AttributeName, List<AttributeValue>> attributes) {
        Write write = Write.NONE.overwrittenBy(stamp);
        TreeMap<AttributeName, Attribute> registers = new TreeMap<>();
        attributes.forEach((name, values) -> {
            if (!values.isEmpty()) {
                registers.put(name, marked(Attribute.NONE, values, true));
            }
        });
        Life life = new Life(1, false, write);
        return new Entry(id, context, stamp, life, new Placement(parent, rdn, write), registers);
    }

    /** LDAP <em>replace</em>: the attribute has these values and no others; none removes it. */
    public Entry replace(Entry entry, AttributeName name, List<AttributeValue> values) {
        Attribute before = entry.attribute(name);
        Attribute with = marked(withoutOwn(before), values, true);
        return entry.with(name, Attribute.normalized(over(writes(before)), with.values()));
    }

    /** LDAP <em>delete</em> of a whole attribute. */
    public Entry clear(Entry entry, AttributeName name) {
        return replace(entry, name, List.of());
    }

    /** LDAP <em>add</em>: touches these values only. */
    public Entry addValues(Entry entry, AttributeName name, List<AttributeValue> values) {
        return entry.with(name, marked(entry.attribute(name), values, true));
    }

    /** LDAP <em>delete</em> of single values: touches these only, whether they show or not. */
    public Entry deleteValues(Entry entry, AttributeName name, List<AttributeValue> values) {
        return entry.with(name, marked(entry.attribute(name), values, false));
    }

    /** Moves or renames, or both. The values named by the RDN are the caller's concern. */
    public Entry place(Entry entry, EntryId parent, Rdn rdn) {
        Write write = entry.placement().write().overwrittenBy(stamp);
        return entry.with(new Placement(parent, rdn, write));
    }

    /**
     * Ends the present life. Attributes stay beneath the tombstone. Throws
     * {@link IllegalArgumentException} if the entry does not live.
     */
    public Entry delete(Entry entry) {
        if (!entry.life().isLive()) {
            throw new IllegalArgumentException("does not live: " + entry.id());
        }
        Stream<Write> all = Stream.concat(
                Stream.of(entry.life().write(), entry.placement().write()),
                entry.attributes().values().stream().flatMap(Author::writes));
        return entry.with(new Life(entry.life().number(), true, over(all)));
    }

    /**
     * Begins the next life of a deleted entry, with all that lay beneath its tombstone. Throws
     * {@link IllegalArgumentException} if the entry is not deleted.
     */
    public Entry undelete(Entry entry) {
        Life life = entry.life();
        if (!life.deleted()) {
            throw new IllegalArgumentException("is not deleted: " + entry.id());
        }
        return entry.with(new Life(life.number() + 1, false, life.write().overwrittenBy(stamp)));
    }

    /**
     * As {@link #undelete}, with all that lay beneath written anew: for a tombstone so old that others
     * may have forgotten their copy of it before they hear of this.
     */
    public Entry undeleteAnew(Entry entry) {
        Entry undeleted = undelete(entry);
        TreeMap<AttributeName, Attribute> anew = new TreeMap<>();
        undeleted.attributes().forEach((name, attribute) -> {
            TreeMap<AttributeValue, ValueMark> marks = new TreeMap<>();
            attribute
                    .values()
                    .forEach((value, mark) ->
                            marks.put(value, new ValueMark(mark.present(), anew(mark.write()))));
            anew.put(name, new Attribute(anew(attribute.cleared()), marks));
        });
        Placement place = undeleted.placement();
        return new Entry(
                entry.id(),
                entry.context(),
                entry.created(),
                undeleted.life(),
                new Placement(place.parent(), place.rdn(), anew(place.write())),
                anew);
    }

    private Write anew(Write write) {
        return write.stamp().isNone() ? write : write.overwrittenBy(stamp);
    }

    /** Earlier writes in this very stamp would not be older than the clearing, and show on. */
    private Attribute withoutOwn(Attribute attribute) {
        SortedMap<AttributeValue, ValueMark> others = new TreeMap<>(attribute.values());
        others.values().removeIf(mark -> mark.write().stamp().equals(stamp));
        return new Attribute(attribute.cleared(), others);
    }

    private Attribute marked(Attribute before, List<AttributeValue> values, boolean present) {
        SortedMap<AttributeValue, ValueMark> marks = new TreeMap<>(before.values());
        for (AttributeValue value : values) {
            ValueMark old = before.values().get(value);
            Write overwritten = old == null ? before.cleared() : old.write();
            marks.put(value, new ValueMark(present, overwritten.overwrittenBy(stamp)));
        }
        return new Attribute(before.cleared(), marks);
    }

    private static Stream<Write> writes(Attribute attribute) {
        return Stream.concat(
                Stream.of(attribute.cleared()),
                attribute.values().values().stream().map(ValueMark::write));
    }

    /** One write over many, which has room for one basis: the latest of another origin. */
    private Write over(Stream<Write> many) {
        return many.map(each -> each.overwrittenBy(stamp))
                .reduce((a, b) -> a.basis().isAfter(b.basis()) ? a : b)
                .orElseThrow();
    }
}
