package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
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
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Values for tests. Everything comes from numbers, so that one seed is one world. */
public final class Samples {
    /** The database of the contract. */
    public static final Identity IDENTITY =
            new Identity(new UUID(7, 7), "dc=example", new SiteId("NORTH"), "north-1", epoch(1));

    /** A context, and another one. */
    public static final ContextId CONTEXT = new ContextId(new UUID(1, 1));

    public static final ContextId OTHER_CONTEXT = new ContextId(new UUID(2, 2));

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private Samples() {}

    public static Epoch epoch(int number) {
        return new Epoch(new UUID(0x8000_0000_0000_0000L + number, number));
    }

    public static EntryId id(int number) {
        return new EntryId(new UUID(number, 1000L + number));
    }

    public static Stamp stamp(int epoch, long usn) {
        return new Stamp(1_000 * usn + epoch, epoch(epoch), usn);
    }

    public static Write write(Stamp stamp) {
        return new Write(stamp, Stamp.NONE);
    }

    /** A live entry below {@code parent}, created by {@code stamp}. */
    public static Entry live(int number, EntryId parent, String rdn, Stamp stamp) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        attributes.put(AttributeName.of("description"), attribute(stamp, "entry " + number));
        return new Entry(
                id(number),
                CONTEXT,
                stamp,
                new Life(1, false, write(stamp)),
                new Placement(parent, new Rdn(rdn), write(stamp)),
                attributes);
    }

    /** The same entry, deleted. */
    public static Entry deleted(Entry entry, Stamp stamp) {
        return new Entry(
                entry.id(),
                entry.context(),
                entry.created(),
                new Life(1, true, write(stamp)),
                entry.placement(),
                entry.attributes());
    }

    /** The same entry with one attribute replaced. */
    public static Entry with(Entry entry, String name, Stamp stamp, String... values) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>(entry.attributes());
        attributes.put(AttributeName.of(name), attribute(stamp, values));
        return with(entry, attributes);
    }

    public static Entry with(Entry entry, SortedMap<AttributeName, Attribute> attributes) {
        return new Entry(
                entry.id(),
                entry.context(),
                entry.created(),
                entry.life(),
                entry.placement(),
                attributes);
    }

    static Attribute attribute(Stamp stamp, String... values) {
        TreeMap<AttributeValue, ValueMark> marks = new TreeMap<>();
        for (String value : values) {
            marks.put(AttributeValue.of(value), new ValueMark(true, write(stamp)));
        }
        return new Attribute(write(stamp), marks);
    }

    /** A letter to {@code site} on {@code topic}, posted at {@code NOON} plus {@code number} seconds. */
    public static NewLetter letter(int number, String site, String topic) {
        return new NewLetter(
                new LetterLabel(
                        new SiteId(site),
                        "message-" + number,
                        topic,
                        "Update",
                        NOON.plusSeconds(number),
                        NOON.plusSeconds(number + 3600L)),
                new byte[] {1, 2, (byte) number});
    }

    /**
     * Any state of an entry: few epochs, USNs and values, so that registers collide. A stamp is one
     * act: whatever bears it was written together, as it is in the real world.
     */
    public static Entry random(Random random, EntryId id) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        for (String name : List.of("cn", "mail", "phone")) {
            if (random.nextInt(4) > 0) {
                attributes.put(AttributeName.of(name), randomAttribute(random, name));
            }
        }
        Stamp born = random.nextInt(5) == 0 ? Stamp.NONE : stamp(1 + random.nextInt(2), 1);
        return new Entry(
                id, CONTEXT, born, randomLife(random), randomPlacement(random), attributes);
    }

    /** One act on an entry that was created in epoch 1: whatever it writes bears {@code stamp}. */
    public static Entry act(Random random, EntryId id, Stamp stamp) {
        Write write = write(stamp);
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        for (String name : List.of("cn", "mail")) {
            TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                ValueMark mark = new ValueMark(random.nextInt(3) > 0, write);
                values.put(AttributeValue.of("v" + random.nextInt(3)), mark);
            }
            Attribute attribute = new Attribute(random.nextBoolean() ? write : Write.NONE, values);
            if (!attribute.equals(Attribute.NONE)) {
                attributes.put(AttributeName.of(name), attribute);
            }
        }
        Life life = new Life(1 + random.nextInt(2), random.nextBoolean(), write);
        Placement place = new Placement(id(100), new Rdn("cn=" + random.nextInt(3)), write);
        return new Entry(
                id,
                CONTEXT,
                stamp(1, 1),
                random.nextBoolean() ? life : Life.NONE,
                random.nextBoolean() ? place : Placement.NONE,
                attributes);
    }

    private static Life randomLife(Random random) {
        if (random.nextInt(5) == 0) {
            return Life.NONE;
        }
        Write write = randomWrite(random);
        Random act = act(write.stamp(), "life");
        return new Life(1 + act.nextInt(2), act.nextBoolean(), write);
    }

    private static Placement randomPlacement(Random random) {
        if (random.nextInt(5) == 0) {
            return Placement.NONE;
        }
        Write write = randomWrite(random);
        Random act = act(write.stamp(), "place");
        return new Placement(id(100 + act.nextInt(3)), new Rdn("cn=" + act.nextInt(3)), write);
    }

    private static Attribute randomAttribute(Random random, String name) {
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String value = "v" + random.nextInt(3);
            Write write = randomWrite(random);
            boolean present = act(write.stamp(), name + value).nextInt(3) > 0;
            values.put(AttributeValue.of(value), new ValueMark(present, write));
        }
        Write cleared = random.nextBoolean() ? Write.NONE : randomWrite(random);
        return Attribute.normalized(cleared, values);
    }

    private static Write randomWrite(Random random) {
        Stamp stamp = stamp(1 + random.nextInt(3), 1 + random.nextInt(4));
        Random act = act(stamp, "basis");
        Stamp basis = act.nextBoolean() || stamp.usn() == 1
                ? Stamp.NONE
                : stamp(1 + act.nextInt(3), 1 + act.nextInt((int) stamp.usn() - 1));
        return new Write(stamp, basis);
    }

    private static Random act(Stamp stamp, String register) {
        return new Random(stamp.hashCode() * 31L + register.hashCode());
    }

    /** Entries as a generator of LDIF would make them: 16 attributes, about a kilobyte packed. */
    public static List<Entry> people(int first, int count, EntryId parent) {
        List<Entry> people = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            people.add(person(i, parent));
        }
        return people;
    }

    private static Entry person(int number, EntryId parent) {
        Stamp stamp = stamp(2, number + 1L);
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        for (int i = 0; i < 16; i++) {
            String value = "value " + i + " of person " + number + " 0123456789 0123456";
            attributes.put(AttributeName.of("attribute" + i), attribute(stamp, value));
        }
        return new Entry(
                new EntryId(new UUID((number + 1) * 0x9E3779B97F4A7C15L, number)),
                CONTEXT,
                stamp,
                new Life(1, false, write(stamp)),
                new Placement(parent, new Rdn("uid=person" + number), write(stamp)),
                attributes);
    }
}
