package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.wire.DecodedMessage;
import io.bridgehead.gateway.wire.WireCodec;
import io.bridgehead.gateway.wire.WireLimits;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.hsql.HsqlEngine;
import io.bridgehead.store.hsql.HsqlSettings;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** North holds a value that is larger than South takes, among others. */
class UnreadEntriesTest {
    private static final int VALUE_MAX = 1_000;
    private static final int LONG_NAME = 65_500;

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");
    private WireLimits limits = limited(VALUE_MAX);
    private UnaryOperator<byte[]> rewritten = UnaryOperator.identity();
    private Instant now = NOON;

    @BeforeEach
    void write() {
        Gate.meet(north, south);
        talk();
        north.create(1);
        north.create(2);
        north.create(3);
        north.change(
                Gate.id(2),
                (author, before) -> author.replace(
                        before, Gate.P, List.of(AttributeValue.of("x".repeat(VALUE_MAX + 1)))),
                now);
    }

    @Test
    void oneEntryThatCannotBeReadKeepsNoOtherBack() {
        Vector before = south.read(each -> each.vector(BASE));
        assertThat(talk()).contains(Verdict.APPLIED_SOME_UNREAD);
        assertThat(List.of(south.has(1), south.has(2), south.has(3)))
                .containsExactly(true, false, true);
        assertThat(inbound().unread()).hasValueSatisfying(each -> {
            assertThat(each.first()).isEqualTo(Gate.id(2));
            assertThat(each.entries()).isOne();
            assertThat(each.why()).contains("value-size");
        });
        assertThat(inbound().lag()).isPositive();
        assertThat(south.<Vector>read(each -> each.vector(BASE)))
                .as("what is not read is not claimed")
                .isEqualTo(before);
    }

    @Test
    void whatComesLaterIsReadBeyondIt() {
        talk();
        north.create(4);
        talk();
        assertThat(south.has(4)).isTrue();
        assertThat(inbound().unread()).isPresent();
    }

    @Test
    void onceItCanBeReadNothingIsMissing() {
        talk();
        limits = WireLimits.DEFAULT;
        days(3);
        assertThat(south.has(2)).isTrue();
        assertThat(inbound().unread()).isEmpty();
        assertThat(inbound().lag()).isZero();
        assertThat(south.<Vector>read(each -> each.vector(BASE))
                        .of(north.epoch())
                        .last())
                .isEqualTo(north.usn());
    }

    /** It would be the same page each time. */
    @Test
    void whatCannotBeReadIsAskedForEverMoreSeldom() {
        talk();
        int soon = asked(7);
        days(60);
        int late = asked(7);
        assertThat(soon).isPositive();
        assertThat(late).isPositive().isLessThanOrEqualTo(soon).isLessThan(20);
    }

    /** The reason of one bad entry once overflowed the database's short texts, and with it the page. */
    @Test
    void reasonOfOneBadEntryKeepsNoOtherBackHoweverLongItsNamesAre(@TempDir Path folder) {
        String name = "a".repeat(LONG_NAME);
        String twin = "b".repeat(LONG_NAME);
        north.change(
                Gate.id(2),
                (author, before) -> author.replace(
                        author.replace(before, AttributeName.of(name), values("x")),
                        AttributeName.of(twin),
                        values("y")),
                now);
        limits = WireLimits.DEFAULT;
        rewritten = bytes -> new String(bytes, StandardCharsets.UTF_8)
                .replace(twin, name)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(talk()).contains(Verdict.APPLIED_SOME_UNREAD);
        assertThat(List.of(south.has(1), south.has(2), south.has(3)))
                .containsExactly(true, false, true);
        String why = inbound().unread().orElseThrow().why();
        assertThat(why).contains("stands twice").hasSizeLessThanOrEqualTo(500);
        try (DurableStore store =
                new HsqlEngine(HsqlSettings.DEFAULT).create(folder, south.identity())) {
            south.replayInto(store);
            Link link = store.read(each -> each.link(north.site(), BASE));
            assertThat(link.inbound()).isEqualTo(inbound());
        }
    }

    private static List<AttributeValue> values(String value) {
        return List.of(AttributeValue.of(value));
    }

    /** How many questions leave in so many days. */
    private int asked(int many) {
        int asked = 0;
        for (int hour = 0; hour < many * 24; hour++) {
            now = now.plus(Duration.ofHours(1));
            List<Message> said = new ArrayList<>(south.due(now));
            asked += (int) said.stream().filter(UpdateRequest.class::isInstance).count();
            said.forEach(each -> north.receive(each, now));
            hand(north.due(now));
        }
        return asked;
    }

    private void days(int many) {
        for (int day = 0; day < many; day++) {
            now = now.plus(Duration.ofDays(1));
            talk();
        }
    }

    private List<Verdict> talk() {
        now = now.plus(Duration.ofHours(1));
        List<Verdict> verdicts = new ArrayList<>();
        boolean busy = true;
        while (busy) {
            List<Message> here = south.due(now);
            here.forEach(each -> north.receive(each, now));
            List<Message> there = north.due(now);
            verdicts.addAll(hand(there));
            busy = !here.isEmpty() || !there.isEmpty();
        }
        return verdicts;
    }

    /** As mail would bring it, read under the limits of South. */
    private List<Verdict> hand(List<Message> messages) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Message each : messages) {
            DecodedMessage decoded =
                    WireCodec.decode(rewritten.apply(WireCodec.encode(each)), limits);
            verdicts.add(south.receive(((DecodedMessage.Read) decoded).message(), now));
        }
        return verdicts;
    }

    private Inbound inbound() {
        return south.read(each -> each.link(north.site(), BASE).inbound());
    }

    private static WireLimits limited(int valueBytes) {
        WireLimits all = WireLimits.DEFAULT;
        return new WireLimits(
                all.bytes(),
                all.entries(),
                all.registers(),
                valueBytes,
                all.epochs(),
                all.ranges(),
                all.textChars());
    }
}
