package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stamps travel as small differences, and what was written is read again. */
class StampChainsTest {
    private static final List<Epoch> EPOCHS =
            List.of(new Epoch(new UUID(0, 1)), new Epoch(new UUID(0, 2)));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static String written(StampChains chains, int epoch, boolean first, Stamp stamp) {
        StringBuilder text = new StringBuilder();
        chains.append(text, epoch, first, stamp);
        return text.toString();
    }

    private static Stamp read(StampChains chains, String text, boolean first) {
        return chains.parse(text, 0, text.length(), first);
    }

    @Property(tries = 500)
    void anySequenceOfStampsIsReadAsItWasWritten(@ForAll int seed) {
        Random random = new Random(seed);
        StampChains writer = new StampChains(EPOCHS);
        StampChains reader = new StampChains(EPOCHS);
        for (int i = 0; i < 40; i++) {
            int epoch = random.nextInt(2);
            boolean first = random.nextBoolean();
            long time = random.nextLong() & Long.MAX_VALUE;
            long usn = 1 + (random.nextLong() & (Long.MAX_VALUE >> random.nextInt(60)) >> 1);
            Stamp stamp = new Stamp(time, EPOCHS.get(epoch), usn);
            assertThat(read(reader, written(writer, epoch, first, stamp), first))
                    .isEqualTo(stamp);
        }
    }

    @Test
    void creationsInSequenceCostAFewCharacters() {
        StampChains chains = new StampChains(EPOCHS);
        long time = HybridTime.after(0, NOON);
        assertThat(written(chains, 0, true, new Stamp(time, EPOCHS.get(0), 1000)))
                .isEqualTo("0:1000:" + NOON.toEpochMilli());
        assertThat(written(chains, 0, true, new Stamp(time, EPOCHS.get(0), 1001)))
                .isEqualTo("0:1:0");
        assertThat(written(chains, 0, true, new Stamp(time + 1, EPOCHS.get(0), 1002)))
                .as("the counter follows a dot")
                .isEqualTo("0:1:0.1");
        assertThat(written(chains, 0, true, new Stamp(time, EPOCHS.get(0), 990)))
                .as("differences may be negative")
                .isEqualTo("0:-12:0.-1");
    }

    @Test
    void otherStampsAndOtherEpochsHaveChainsOfTheirOwn() {
        StampChains chains = new StampChains(EPOCHS);
        written(chains, 0, true, new Stamp(5L << 16, EPOCHS.get(0), 100));
        assertThat(written(chains, 0, false, new Stamp(7L << 16, EPOCHS.get(0), 200)))
                .isEqualTo("0:200:7");
        assertThat(written(chains, 1, true, new Stamp(6L << 16, EPOCHS.get(1), 50)))
                .isEqualTo("1:50:6");
        assertThat(written(chains, 0, true, new Stamp(5L << 16, EPOCHS.get(0), 101)))
                .isEqualTo("0:1:0");
    }

    @ParameterizedTest
    @CsvSource({
        "'',             a stamp is",
        "0:1,            a stamp is",
        "0,              a stamp is",
        "2:1:1,          not in the table",
        "-1:1:1,         not in the table",
        "0:0:1,          USNs begin with 1",
        "0:-1:1,         USNs begin with 1",
        "0:1:-1,         out of the range of time",
        "0:1:1.65536,    out of the range of time",
        "0:1:1.-1,       out of the range of time",
        "0:1:140737488355328, out of the range of time",
        "x:1:1,          ''",
        "0:one:1,        ''",
        "0:1:1.,         ''",
        "0:1:1:1,        ''",
        "0:99999999999999999999:1, ''"
    })
    void textThatIsNoStampIsRefusedWithItsReason(String text, String reason) {
        StampChains chains = new StampChains(EPOCHS);
        assertThatThrownBy(() -> read(chains, text, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    // The stamps of one entry

    private static Stamp stamp(int number) {
        return new Stamp((long) number << 16, EPOCHS.get(number % 2), number);
    }

    private static Entry entry(Stamp created, Write life, Write place, Write... values) {
        TreeMap<AttributeValue, ValueMark> marks = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            marks.put(AttributeValue.of("v" + i), new ValueMark(true, values[i]));
        }
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        attributes.put(AttributeName.of("cn"), new Attribute(Write.NONE, marks));
        return new Entry(
                new EntryId(new UUID(1, 1)),
                new ContextId(new UUID(2, 2)),
                created,
                new Life(1, false, life),
                new Placement(EntryId.NONE, new Rdn("o=x"), place),
                attributes);
    }

    private static Write write(int number) {
        return new Write(stamp(number), Stamp.NONE);
    }

    @Test
    void entryWrittenInOneActHasOneStamp() {
        EntryStamps stamps = new EntryStamps(entry(stamp(1), write(1), write(1), write(1)));
        assertThat(stamps.list()).containsExactly(stamp(1));
        assertThat(stamps.reference(write(1))).isEqualTo("0");
        assertThat(stamps.reference(Write.NONE)).isEqualTo("-");
        assertThat(stamps.reference(Stamp.NONE)).isEqualTo("-");
    }

    @Test
    void stampsAreNumberedInTheOrderOfCreationLifePlaceAndValues() {
        Write later = new Write(stamp(4), stamp(3));
        EntryStamps stamps =
                new EntryStamps(entry(stamp(9), write(8), write(7), later, write(9), later));
        assertThat(stamps.list()).containsExactly(stamp(9), stamp(8), stamp(7), stamp(4), stamp(3));
        assertThat(stamps.reference(later)).isEqualTo("3/4");
        assertThat(stamps.reference(write(8))).isEqualTo("1");
    }

    @Test
    void basisWithoutAStampIsToldToo() {
        Write odd = new Write(Stamp.NONE, stamp(3));
        EntryStamps stamps = new EntryStamps(entry(stamp(1), write(1), write(1), odd));
        assertThat(stamps.reference(odd)).isEqualTo("-/1");
    }

    @Property(tries = 300)
    void everyReferenceLeadsToItsStamp(@ForAll int seed) {
        Random random = new Random(seed);
        List<Write> writes = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            Stamp basis = random.nextBoolean() ? Stamp.NONE : stamp(1 + random.nextInt(6));
            writes.add(new Write(stamp(1 + random.nextInt(6)), basis));
        }
        EntryStamps stamps =
                new EntryStamps(entry(stamp(1), write(1), write(2), writes.toArray(Write[]::new)));
        assertThat(stamps.list()).doesNotHaveDuplicates();
        for (Write each : writes) {
            String[] numbers = stamps.reference(each).split("/", -1);
            assertThat(stamps.list().get(Integer.parseInt(numbers[0]))).isEqualTo(each.stamp());
            assertThat(
                            numbers.length == 1
                                    ? Stamp.NONE
                                    : stamps.list().get(Integer.parseInt(numbers[1])))
                    .isEqualTo(each.basis());
        }
    }
}
