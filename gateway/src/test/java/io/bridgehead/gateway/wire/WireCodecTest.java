package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Stamp;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireCodecTest {
    @Test
    void whateverIsWrittenIsReadAsItWas() {
        for (long seed = 0; seed < 2000; seed++) {
            Message message = new Messages(seed).any();
            assertThat(WireCodec.decode(WireCodec.encode(message)))
                    .as("seed %d", seed)
                    .isEqualTo(new DecodedMessage.Read(message));
        }
    }

    @Test
    void equalMessagesGiveEqualBytes() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(WireCodec.encode(new Messages(seed).any()))
                    .as("seed %d", seed)
                    .isEqualTo(WireCodec.encode(new Messages(seed).any()));
        }
    }

    @Test
    void aValueOfTenMegabytesTravels() {
        byte[] photo = new byte[10 << 20];
        new Random(1).nextBytes(photo);
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        values.put(AttributeValue.of(photo), new ValueMark(true, Write.NONE));
        values.put(AttributeValue.of("x".repeat(10 << 20)), new ValueMark(true, Write.NONE));
        assertTravels(values);
    }

    @Test
    void aGroupOfAHundredThousandMembersTravels() {
        Random random = new Random(2);
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        Stamp basis = new Messages(2).stamp();
        for (int i = 0; i < 100_000; i++) {
            Stamp stamp = new Stamp(random.nextInt(1 << 30), basis.epoch(), i + 1);
            values.put(
                    AttributeValue.of("uid=" + i + ",ou=people,o=Org"),
                    new ValueMark(i % 3 != 0, new Write(stamp, basis)));
        }
        assertTravels(values);
    }

    private static void assertTravels(SortedMap<AttributeValue, ValueMark> values) {
        Update update = new Messages(3).update();
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        attributes.put(new AttributeName("member"), new Attribute(Write.NONE, values));
        Entry entry = new Entry(
                new EntryId(new UUID(1, 2)),
                update.context(),
                Stamp.NONE,
                Life.NONE,
                Placement.NONE,
                attributes);
        Update large = Messages.with(update, List.of(entry));
        boolean travels = WireCodec.decode(WireCodec.encode(large))
                .match(large::equals, malformed -> {
                    throw new AssertionError(malformed);
                });
        assertThat(travels).isTrue();
    }
}
