package io.bridgehead.gateway.wire;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Entries from chance, in any state that registers can be in: fresh ones with one stamp, half-known
 * ones, tombstones, values that came and went, and text that XML would rather not hold.
 */
final class Entries {
    private static final List<String> NAMES =
            List.of("cn", "sn", "member", "usercertificate;binary", "2.5.4.13", "description");

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            " leading",
            "trailing ",
            "\ttab",
            "in\tside",
            "line\nfeed",
            "carriage\rreturn",
            "crlf\r\n",
            "\u0000",
            "bell\u0007",
            "]]>",
            "<&>\"'",
            "&amp;",
            "\u0085\u2028",
            "\ufeffbom",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\udc00\ud800",
            "\ud83d\ude00",
            "\udbff\udffe",
            "Zo\u00eb \u0416\u6f22",
            "=?utf-8?q?x?=",
            "a".repeat(5000));

    private final Random random;
    private final List<Epoch> epochs = new ArrayList<>();

    Entries(Random random) {
        this.random = random;
        for (int i = 0; i < 4; i++) {
            epochs.add(new Epoch(uuid()));
        }
        epochs.add(Epoch.NONE);
    }

    Entry entry(ContextId context) {
        ContextId its = random.nextInt(8) == 0 ? new ContextId(uuid()) : context;
        EntryId id = new EntryId(uuid());
        return switch (random.nextInt(4)) {
            case 0 -> Entry.unknown(id, its);
            case 1 -> fresh(id, its);
            default -> anyhow(id, its);
        };
    }

    Epoch epoch() {
        return epochs.get(random.nextInt(epochs.size()));
    }

    String text() {
        return random.nextInt(3) == 0
                ? ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()))
                : "text " + random.nextInt(100);
    }

    private Entry fresh(EntryId id, ContextId context) {
        Write write = new Write(stamp(), Stamp.NONE);
        return new Entry(
                id,
                context,
                write.stamp(),
                new Life(1, false, write),
                new Placement(new EntryId(uuid()), new Rdn(text()), write),
                attributes(List.of(write), true));
    }

    private Entry anyhow(EntryId id, ContextId context) {
        List<Write> writes = new ArrayList<>(List.of(Write.NONE));
        for (int i = random.nextInt(5); i >= 0; i--) {
            Stamp basis = random.nextBoolean() ? Stamp.NONE : stamp();
            writes.add(new Write(stamp(), basis));
        }
        return new Entry(
                id,
                context,
                pick(writes).stamp(),
                random.nextInt(3) == 0
                        ? Life.NONE
                        : new Life(random.nextInt(3), random.nextBoolean(), pick(writes)),
                random.nextInt(3) == 0
                        ? Placement.NONE
                        : new Placement(
                                random.nextBoolean() ? EntryId.NONE : new EntryId(uuid()),
                                new Rdn(text()),
                                pick(writes)),
                attributes(writes, false));
    }

    private SortedMap<AttributeName, Attribute> attributes(List<Write> writes, boolean present) {
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                values.put(value(), new ValueMark(present || random.nextBoolean(), pick(writes)));
            }
            Write cleared = random.nextBoolean() ? Write.NONE : pick(writes);
            attributes.put(new AttributeName(pick(NAMES)), new Attribute(cleared, values));
        }
        return attributes;
    }

    private AttributeValue value() {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            return AttributeValue.of(bytes);
        }
        return AttributeValue.of(text());
    }

    Stamp stamp() {
        long time = random.nextInt(4) == 0 ? random.nextLong() >>> 1 : random.nextInt(1 << 20);
        return new Stamp(
                time, epoch(), random.nextInt(5) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(99));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
