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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the writes of this gateway: new versions of one entry, all with one stamp, which is one USN.
 * Use {@link #next} for the next entry of the same transaction. The store numbers the entries of
 * {@code Changes} from {@link Directory#usn} + 1. So give it the entries in the order of their authors,
 * and each entry once.
 *
 * <p>The basis of each write is the write that it overwrites ({@link Write}). So the merge can tell later
 * whether two people changed the same thing without seeing each other.
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
     * An id for the entry that is created with this stamp. The time is part of it, because a database
     * that was set back uses its USNs a second time.
     */
    public EntryId freshId() {
        return new EntryId(
                Uuids.named(stamp.epoch().value(), "entry " + stamp.usn() + " at " + stamp.time()));
    }

    /** A new entry. It clears nothing, so the values of a concurrent creation of the same id stay. */
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

    /** LDAP <em>replace</em>: the attribute has these values only. An empty list removes it. */
    public Entry replace(Entry entry, AttributeName name, List<AttributeValue> values) {
        Attribute before = entry.attribute(name);
        Attribute with = marked(withoutOwn(before), values, true);
        return entry.with(name, Attribute.normalized(over(writes(before)), with.values()));
    }

    /** LDAP <em>delete</em> of a whole attribute. */
    public Entry clear(Entry entry, AttributeName name) {
        return replace(entry, name, List.of());
    }

    /** LDAP <em>add</em>: writes the registers of these values only. */
    public Entry addValues(Entry entry, AttributeName name, List<AttributeValue> values) {
        return entry.with(name, marked(entry.attribute(name), values, true));
    }

    /** LDAP <em>delete</em> of values: writes the registers of these values, even if they do not show. */
    public Entry deleteValues(Entry entry, AttributeName name, List<AttributeValue> values) {
        return entry.with(name, marked(entry.attribute(name), values, false));
    }

    /**
     * Moves the entry, renames it, or both (RFC 4511 section 4.9). The values of the new name show
     * because of the name and are not written ({@link Entry#shown}). Those of the old name are deleted,
     * or written again if they are to stay: then another site's deletion that did not know of it does
     * not silently win. Names are compared without regard to case.
     */
    public Entry rename(Entry entry, EntryId parent, Rdn rdn, boolean deleteOldRdn) {
        Set<Map.Entry<AttributeName, AttributeValue>> next = rdn.values().entrySet();
        Entry changed = entry;
        for (Map.Entry<AttributeName, AttributeValue> old :
                entry.placement().rdn().values().entrySet()) {
            AttributeName name = old.getKey();
            List<AttributeValue> written = entry.attribute(name).shown().stream()
                    .filter(old.getValue()::equalsIgnoringCase)
                    .filter(value -> !next.contains(Map.entry(name, value)))
                    .toList();
            if (deleteOldRdn) {
                changed = without(changed, name, written);
            } else if (!next.contains(old)) {
                changed = addValues(
                        changed, name, written.isEmpty() ? List.of(old.getValue()) : written);
            }
        }
        return place(changed, parent, rdn);
    }

    private Entry without(Entry entry, AttributeName name, List<AttributeValue> gone) {
        return gone.isEmpty() ? entry : deleteValues(entry, name, gone);
    }

    /** Moves the entry, renames it, or both, and leaves its attributes as they are. */
    public Entry place(Entry entry, EntryId parent, Rdn rdn) {
        Write write = entry.placement().write().overwrittenBy(stamp);
        return entry.with(new Placement(parent, rdn, write));
    }

    /**
     * Ends the life of the entry. Its attributes stay beneath the tombstone. Throws
     * {@link IllegalArgumentException} if the entry is not live.
     */
    public Entry delete(Entry entry) {
        if (!entry.life().isLive()) {
            throw new IllegalArgumentException("not live: " + entry.id());
        }
        Stream<Write> all = Stream.concat(
                Stream.of(entry.life().write(), entry.placement().write()),
                entry.attributes().values().stream().flatMap(Author::writes));
        return entry.with(new Life(entry.life().number(), true, over(all)));
    }

    /**
     * Begins the next life of a deleted entry, with everything beneath its tombstone. Throws
     * {@link IllegalArgumentException} if the entry is not deleted.
     */
    public Entry undelete(Entry entry) {
        Life life = entry.life();
        if (!life.deleted()) {
            throw new IllegalArgumentException("not deleted: " + entry.id());
        }
        return entry.with(new Life(life.number() + 1, false, life.write().overwrittenBy(stamp)));
    }

    /**
     * Like {@link #undelete}, but writes everything beneath the tombstone again. Other sites may have
     * dropped their copy of an old tombstone before they hear of this, and would lack the old stamps.
     */
    public Entry undeleteAnew(Entry entry) {
        return entry.rewritten(this::again).with(undelete(entry).life());
    }

    private Write again(Write write) {
        return write.stamp().isNone() ? write : write.overwrittenBy(stamp);
    }

    /**
     * The attribute without the values that this author wrote. A replace clears the attribute in the
     * same stamp, and a value that is as old as the clearing shows. So values that this transaction
     * added before would survive its own replace.
     */
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

    /**
     * One write that overwrites many. Each of them would give it another basis, and a write has only
     * one: we take the latest. The older ones may then look as if this author had not seen them, which
     * at worst logs a conflict too many.
     */
    private Write over(Stream<Write> many) {
        return many.map(each -> each.overwrittenBy(stamp))
                .max(Comparator.comparing(Write::basis))
                .orElseThrow();
    }
}
