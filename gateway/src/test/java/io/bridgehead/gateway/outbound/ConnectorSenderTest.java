package io.bridgehead.gateway.outbound;

import static io.bridgehead.gateway.outbound.Letters.ADDRESS;
import static io.bridgehead.gateway.outbound.Letters.NORTH;
import static io.bridgehead.gateway.outbound.Letters.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.smtp.FaultRelay;
import io.bridgehead.gateway.smtp.FaultRelay.Fault;
import io.bridgehead.gateway.smtp.ListenerSettings;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.smtp.SmtpListener;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolLimits;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.schedule.Schedule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sender, and a relay that misbehaves. */
class ConnectorSenderTest {
    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Retry.Pace PACE =
            new Retry.Pace(Duration.ofMillis(50), Duration.ofMillis(400));

    @TempDir
    Path folder;

    private final Letters letters = new Letters();
    private final Tally tally = new Tally();
    private SmtpListener listener;
    private FaultRelay relay;
    private ConnectorSender sender;
    private Thread thread;

    @BeforeEach
    void start() {
        Spool spool = new Spool(folder, SpoolLimits.DEFAULT, Clock.systemUTC());
        listener = new SmtpListener(
                ListenerSettings.on(new InetSocketAddress(HOST, 0), "south.test"),
                spool,
                recipient -> true,
                () -> {});
        listener.start();
        relay = new FaultRelay(HOST, listener.port());
        Connector connector = Letters.connector("relay", 1, 20_000, Schedule.ALWAYS);
        ConnectorQueue queue = new ConnectorQueue(
                connector,
                PACE,
                letters.store.outbox(),
                Letters.health(connector),
                letters.queries);
        LetterWriter writer =
                new LetterWriter(ORGANIZATION, NORTH, ADDRESS, new MailCodec(), ReturnPaths.NONE);
        sender = new ConnectorSender(
                queue, writer, Relay.plain(HOST, relay.port()), Clock.systemUTC(), tally);
        thread = new Thread(sender, "sender");
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        sender.stop();
        thread.join(LONG.toMillis());
        relay.close();
        listener.close();
    }

    private void awaitWaiting(int letters) {
        await().atMost(LONG).until(() -> this.letters.store.outbox().size() == letters);
    }

    /** A content filter breaks at large mails; before, everything behind such a mail waited. */
    @Test
    void mailOnWhichTheRelayHangsUpDoesNotHoldUpTheOthers() {
        relay.cuttingAbove(15_000);
        letters.post("large", 12_000);
        await().atMost(LONG).until(() -> relay.count(Fault.DROP_AFTER_DATA) > 0);
        for (int i = 0; i < 20; i++) {
            letters.post("small" + i, 100);
        }
        sender.wake();
        awaitWaiting(1);
        assertThat(letters.store.outbox().list(9))
                .extracting(each -> each.label().messageId())
                .containsExactly("large");
        relay.cuttingAbove(Integer.MAX_VALUE);
        awaitWaiting(0);
    }

    /** The relay takes three mails, then says "later" twice; before, each try began at part one. */
    @Test
    void lettersInPartsGoOnAfterTheLastPartThatTheRelayTook() {
        relay.then(Fault.PASS, Fault.PASS, Fault.PASS, Fault.DEFER, Fault.DEFER, Fault.PASS);
        letters.post("long", 80_000);
        sender.wake();
        awaitWaiting(0);
        int parts = relay.forwarded();
        assertThat(parts).isBetween(6, 9);
        assertThat(tally.counters().sentMails()).as("each part once").isEqualTo(parts);
        assertThat(relay.count(Fault.DEFER)).isEqualTo(2);
        int whole = relay.forwarded();
        letters.post("again", 80_000);
        sender.wake();
        awaitWaiting(0);
        assertThat(relay.forwarded() - whole).as("a letter without trouble").isEqualTo(parts);
    }

    @Test
    void letterThatIsTooLargeForTheRelayGoesInSmallerParts() {
        relay.refusingAbove(9_000);
        letters.post("long", 40_000);
        sender.wake();
        awaitWaiting(0);
        assertThat(letters.store.outbox().sizeLimits()).singleElement().satisfies(learned -> {
            assertThat(learned.connector()).isEqualTo("relay");
            assertThat(learned.site()).isEqualTo("SOUTH");
            assertThat(learned.bytes()).isBetween(SizeLimits.FLOOR, 9_000L);
            assertThat(learned.words()).contains("5.3.4 Message size exceeds fixed limit");
        });
        letters.post("next", 40_000);
        int before = tally.counters().verdicts().size();
        sender.wake();
        awaitWaiting(0);
        assertThat(tally.counters().verdicts()).hasSize(before);
    }

    @Test
    void letterThatCannotBeWrittenAsMailDoesNotStopTheOthers() {
        letters.post("not an id", 100);
        letters.post("m1", 100);
        sender.wake();
        awaitWaiting(1);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(letters.store.outbox().list(9))
                        .singleElement()
                        .satisfies(each -> assertThat(each.trouble())
                                .contains("cannot be written", "not a message id")));
    }

    @Test
    void letterIsHandedOverOnceAndDisappears() {
        letters.post("m1", 100);
        letters.post("m2", 100);
        sender.wake();
        awaitWaiting(0);
        assertThat(relay.forwarded()).isEqualTo(2);
        assertThat(letters.store.outbox().carried())
                .extracting(each -> List.of(each.connector()))
                .containsExactly(List.of("relay"));
    }
}
