package io.bridgehead.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.wire.WireLimits;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.SplitMessage;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of messages that travel in several mails, and what is not. */
class PartIntakeTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ORGANIZATION = new UUID(1, 1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int KB = 1 << 10;

    private final MailCodec mails = new MailCodec();
    private final StepRunner exchange =
            new StepRunner(new Replication(Limits.DEFAULT), WireLimits.DEFAULT);
    private final MemoryStore store = new MemoryStore(new Identity(
            ORGANIZATION, "o=Org", SiteId.of("SOUTH"), "SOUTH-GW", new Epoch(new UUID(2, 2))));

    @BeforeEach
    void meet() {
        store.write(tx -> exchange.perform(
                tx,
                new Replication(Limits.DEFAULT)
                        .register(SiteId.of("NORTH"), "NORTH-GW", tx, NOON)));
    }

    @Test
    void wholeMessageIsHandledAndNothingIsLeft() {
        List<Handled> outcomes = new ArrayList<>();
        for (Part part : parts("a", 20 * KB)) {
            outcomes.add(receive(part, limits(100, 100 * KB, 9, 100 * KB)));
        }
        assertThat(outcomes.get(0)).hasToString("PART_KEPT: 1 of 5 parts of a@x are here");
        assertThat(outcomes.get(outcomes.size() - 1).verdict())
                .as("noise is no message, but it was put together")
                .isEqualTo(Verdict.MALFORMED);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void partThatComesTwiceCountsOnce() {
        Part first = parts("a", 20 * KB).get(0);
        receive(first, limits(100, 100 * KB, 9, 100 * KB));
        assertThat(receive(first, limits(100, 100 * KB, 9, 100 * KB)))
                .hasToString("PART_KEPT: 1 of 5 parts of a@x are here");
    }

    @Test
    void messageOfTooManyPartsIsRefusedAtItsFirst() {
        Handled outcome = receive(parts("a", 20 * KB).get(0), limits(4, 100 * KB, 9, 100 * KB));
        assertThat(outcome.verdict()).isEqualTo(Verdict.PART_REFUSED);
        assertThat(outcome.detail()).contains("part 1 of 5 of a@x", "parts-per-message");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void messageOfTooManyBytesIsDroppedAsSoonAsThatIsKnown() {
        PartLimits limits = limits(100, 10 * KB, 9, 100 * KB);
        List<Part> parts = parts("a", 20 * KB);
        assertThat(receive(parts.get(0), limits).verdict()).isEqualTo(Verdict.PART_KEPT);
        assertThat(receive(parts.get(1), limits).verdict()).isEqualTo(Verdict.PART_KEPT);
        assertThat(receive(parts.get(2), limits).toString())
                .startsWith("PART_REFUSED")
                .contains("larger than 10240 bytes", "split-message-size");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void fullRoomPushesOutTheOldest() {
        PartLimits limits = limits(100, 10 * KB, 9, 10 * KB);
        receive(parts("a", 20 * KB).get(0), limits);
        receive(parts("b", 20 * KB).get(0), limits);
        assertThat(receive(parts("c", 20 * KB).get(0), limits))
                .hasToString("PART_KEPT: 1 of 5 parts of c@x are here, those of a@x made room");
        assertThat(waiting()).containsExactly("b@x", "c@x");
    }

    @Test
    void tooManyMessagesPushOutTheOldest() {
        PartLimits limits = limits(100, 100 * KB, 2, 100 * KB);
        for (String id : List.of("a", "b", "c")) {
            receive(parts(id, 20 * KB).get(0), limits);
        }
        assertThat(waiting()).containsExactly("b@x", "c@x");
    }

    @Test
    void partsThatWaitedTooLongAreForgotten() {
        PartLimits limits = limits(100, 100 * KB, 9, 100 * KB);
        receive(parts("a", 20 * KB).get(0), limits);
        store.write(tx -> intake(limits)
                .receive(tx, parts("b", 20 * KB).get(0), NOON.plus(KEPT).plusMillis(1)));
        assertThat(waiting()).containsExactly("b@x");
    }

    @Test
    void partOfAStrangerIsNotKept() {
        PartLimits limits = PartLimits.DEFAULT;
        Part good = parts("a", 20 * KB).get(0);
        Part mars = part(good, ORGANIZATION, "MARS", good.count());
        assertThat(receive(mars, limits))
                .hasToString("UNKNOWN_PARTNER: part 1 of 5 of a@x is of site MARS");
        Part other = part(good, new UUID(7, 7), "NORTH", good.count());
        assertThat(receive(other, limits).verdict()).isEqualTo(Verdict.WRONG_ORGANIZATION);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void partThatContradictsTheOthersIsRefusedAndTheyStay() {
        PartLimits limits = PartLimits.DEFAULT;
        Part good = parts("a", 20 * KB).get(0);
        receive(good, limits);
        Handled outcome = receive(part(good, ORGANIZATION, "NORTH", 2), limits);
        assertThat(outcome.verdict()).isEqualTo(Verdict.PART_REFUSED);
        assertThat(outcome.detail()).contains("contradicts");
        assertThat(waiting()).containsExactly("a@x");
    }

    private static PartLimits limits(int parts, long each, int messages, long all) {
        return new PartLimits(parts, each, messages, all, KEPT);
    }

    private InboundMail intake(PartLimits limits) {
        return new InboundMail(mails, exchange, limits);
    }

    private Handled receive(Part part, PartLimits limits) {
        return store.write(tx -> intake(limits).receive(tx, part, NOON));
    }

    private List<String> waiting() {
        return store.write(Transaction::splitMessages).stream()
                .map(SplitMessage::id)
                .toList();
    }

    private static Part part(Part like, UUID organization, String site, int count) {
        return new Part(
                organization,
                SiteId.of(site),
                like.wholeId(),
                like.number(),
                count,
                like.sha256OfWhole(),
                like.bytes());
    }

    /** A message of noise from NORTH, in parts of somewhat more than 4 KB. */
    private List<Part> parts(String id, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        OutgoingMail mail = new OutgoingMail(
                id + "@x",
                ORGANIZATION,
                new OutgoingMail.End(
                        SiteId.of("NORTH"), RoutingAddress.of("gateway@north.example")),
                new OutgoingMail.End(
                        SiteId.of("SOUTH"), RoutingAddress.of("gateway@south.example")),
                "Update",
                "Made by a test.",
                NOON,
                noise);
        return mails.encodeParts(mail, 8 * KB).stream()
                .map(each -> (Part) mails.decode(each))
                .toList();
    }
}
