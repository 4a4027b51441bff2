package io.bridgehead.gateway.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgehead.gateway.TestSite;
import io.bridgehead.gateway.postfix.PostfixRelay.Queued;
import io.bridgehead.gateway.replication.step.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sites replicate through real relays, which do what relays do. */
@Tag("slow")
class PostfixTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Postfix postfix;
    private TestSite north;
    private TestSite south;
    private int people;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        Postfix.obstacle().ifPresent(why -> Assumptions.abort(why + ": no test with real relays"));
        postfix = new Postfix();
        opened.add(postfix);
        north = new TestSite(folder, "NORTH");
        opened.add(north);
        south = new TestSite(folder, "SOUTH");
        opened.add(south);
    }

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void sitesConvergeThroughAChainOfThreeRelays() {
        PostfixRelay first = relay("first");
        PostfixRelay second = relay("second");
        PostfixRelay third = relay("third");
        first.route("north.test", north.port())
                .route("south.test", second.port())
                .start();
        second.route("north.test", first.port())
                .route("south.test", third.port())
                .start();
        third.route("north.test", second.port())
                .route("south.test", south.port())
                .start();
        meet(first.port(), third.port());
        write(50);
        awaitAgreement();
        awaitLog(second, "to=<gateway@south.test>");
        awaitLog(second, "to=<gateway@north.test>");
    }

    @Test
    void mailHeldAndReleasedOutOfOrderIsApplied() {
        PostfixRelay relay = between();
        meet(relay.port(), relay.port());
        relay.set("smtpd_recipient_restrictions", "check_client_access static:HOLD")
                .restart();
        for (int i = 1; i <= 6; i++) {
            int atLeast = i;
            write(1);
            await().atMost(LONG).until(() -> relay.queue().size() >= atLeast);
        }
        relay.unset("smtpd_recipient_restrictions").restart();
        List<Queued> held = new ArrayList<>(relay.queue());
        held.removeIf(each -> !each.queue().equals("hold"));
        assertThat(held).hasSizeGreaterThanOrEqualTo(6);
        Collections.shuffle(held, new Random(7));
        held.forEach(relay::release);
        awaitAgreement();
        await().atMost(LONG).until(() -> relay.queue().isEmpty());
    }

    @Test
    void mailLostSilentlyIsAskedForAgain() {
        PostfixRelay relay = between();
        north.statusEvery("1s");
        meet(relay.port(), relay.port());
        relay.discard("south.test").restart();
        write(5);
        await().atMost(LONG).until(() -> relay.log().contains("silent loss"));
        assertThat(south.totalsOf(north).live()).isLessThan(people + 1);
        relay.route("south.test", south.port()).restart();
        awaitAgreement();
    }

    /** The next status would be due tomorrow. */
    @Test
    void mailThatCameBackIsAskedForAgainBecauseItDid() {
        PostfixRelay relay = between();
        meet(relay.port(), relay.port());
        relay.bounce("south.test").restart();
        write(5);
        await().atMost(LONG).until(() -> north.count(Verdict.BOUNCED) > 0);
        awaitLog(relay, "dsn=5.1.1");
        awaitLog(relay, "to=<gateway+b-");
        relay.route("south.test", south.port()).restart();
        awaitAgreement();
        assertThat(north.count(Verdict.BOUNCE_UNMATCHED)).isZero();
    }

    /** Before, the same mail came back again and again, and both sites said that all was well. */
    @Test
    void limitOfADistantRelayIsLearnedFromItsReport() {
        PostfixRelay first = relay("first");
        PostfixRelay second = relay("second");
        first.route("north.test", north.port())
                .route("south.test", second.port())
                .start();
        second.route("south.test", south.port())
                .set("message_size_limit", "60000")
                .start();
        north.statusEvery("2s");
        meet(first.port(), north.port());
        byte[] photo = new byte[200_000];
        new Random(3).nextBytes(photo);
        north.modify("dn: cn=Photo,ou=NORTH,o=Org\nchangetype: add\nobjectClass: person\n"
                + "cn: Photo\nsn: P\njpegPhoto:: "
                + Base64.getEncoder().encodeToString(photo) + "\n");
        people++;
        awaitAgreement();
        assertThat(north.gateway().sizeLimits(north.gateway().clock().instant()))
                .singleElement()
                .satisfies(learned -> assertThat(learned.bytes()).isEqualTo(60_000));
    }

    @Test
    void deferredMailIsReportedAndArrivesInTheEnd() {
        PostfixRelay relay = between();
        meet(relay.port(), relay.port());
        relay.set("delay_warning_time", "1s").defer("south.test").restart();
        write(5);
        await().atMost(LONG).until(() -> north.count(Verdict.DELIVERY_REPORTED) > 0);
        assertThat(relay.queue()).isNotEmpty();
        assertThat(north.count(Verdict.BOUNCED)).isZero();
        relay.route("south.test", south.port()).restart();
        awaitAgreement();
        await().atMost(LONG).until(() -> relay.queue().isEmpty());
        assertThat(north.count(Verdict.BOUNCED)).isZero();
    }

    @Test
    void mailThatExpiredOnTheWayIsAskedForAgain() {
        PostfixRelay relay = between();
        meet(relay.port(), relay.port());
        relay.set("maximal_queue_lifetime", "1s").defer("south.test").restart();
        write(5);
        await().atMost(LONG).until(() -> north.count(Verdict.BOUNCED) > 0);
        awaitLog(relay, "status=expired, returned to sender");
        relay.unset("maximal_queue_lifetime").route("south.test", south.port()).restart();
        awaitAgreement();
    }

    @Test
    void greylistingIsNoFailure() {
        PostfixRelay relay = between();
        meet(relay.port(), relay.port());
        String later = "check_client_access static:{450 4.7.1 Greylisted}";
        relay.set("smtpd_recipient_restrictions", later).restart();
        write(5);
        await().atMost(LONG).until(() -> relay.log().contains("4.7.1"));
        relay.unset("smtpd_recipient_restrictions").restart();
        awaitAgreement();
        assertThat(north.count(Verdict.BOUNCED)).isZero();
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(north.gateway().store().outbox().size()).isZero());
    }

    @Test
    void dearWayIsTakenWhileTheCheapOneIsCut() {
        PostfixRelay cheap = between();
        PostfixRelay dear = relay("dear")
                .route("north.test", north.port())
                .route("south.test", south.port())
                .start();
        north.way("cheap", south, cheap.port(), 1).way("dear", south, dear.port(), 50);
        south.way("cheap", north, cheap.port(), 1).way("dear", north, dear.port(), 50);
        north.partner(south).found().start();
        south.partner(north).found().start();
        write(5);
        awaitAgreement();
        assertThat(dear.log()).doesNotContain("status=sent");

        cheap.stop();
        write(5);
        awaitAgreement();
        awaitLog(dear, "status=sent");

        cheap.start();
        String before = cheap.log();
        await().atMost(LONG).untilAsserted(() -> {
            write(1);
            assertThat(cheap.log().substring(before.length())).contains("to=<gateway@south.test>");
        });
        awaitAgreement();
    }

    @Test
    void dearWayIsTakenAfterTheCheapOneReturnedMail() {
        PostfixRelay cheap = between();
        PostfixRelay dear = relay("dear")
                .route("north.test", north.port())
                .route("south.test", south.port())
                .start();
        north.way("cheap", south, cheap.port(), 1).way("dear", south, dear.port(), 50);
        south.way("cheap", north, cheap.port(), 1);
        north.partner(south).found().start();
        south.partner(north).found().start();
        write(1);
        awaitAgreement();
        cheap.bounce("south.test").restart();
        // While it restarts it takes no mail, and the dear way is taken for that reason only.
        await().atMost(LONG).untilAsserted(() -> {
            write(1);
            assertThat(north.count(Verdict.BOUNCED)).isPositive();
        });
        int before = dear.log().length();
        write(1);
        awaitAgreement();
        await().atMost(LONG).until(() -> dear.log().substring(before).contains("status=sent"));
    }

    private PostfixRelay relay(String name) {
        return postfix.relay(name);
    }

    /** A relay that runs and knows both sites. */
    private PostfixRelay between() {
        return relay("relay")
                .route("north.test", north.port())
                .route("south.test", south.port())
                .start();
    }

    /** Both start, each with its relay, and agree on what little there is. */
    private void meet(int northRelay, int southRelay) {
        north.partner(south, northRelay).found().start();
        south.partner(north, southRelay).found().start();
        write(1);
        awaitAgreement();
    }

    /** An administrator in NORTH adds people. */
    private void write(int count) {
        north.addPeople(people + 1, count);
        people += count;
    }

    /** A relay notes what it did a moment after it was done. */
    private static void awaitLog(PostfixRelay relay, String text) {
        await().atMost(LONG).untilAsserted(() -> assertThat(relay.log()).contains(text));
    }

    private void awaitAgreement() {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(south.totalsOf(north).live()).isEqualTo(people + 1);
            assertThat(south.export()).isEqualTo(north.export());
        });
    }
}
