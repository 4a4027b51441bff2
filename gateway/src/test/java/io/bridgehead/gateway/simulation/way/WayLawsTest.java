package io.bridgehead.gateway.simulation.way;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bridgehead.gateway.control.LetterWays;
import io.bridgehead.gateway.outbound.ConnectorHealth;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.gateway.simulation.law.LawBroken;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.gateway.status.NoWayCheck;
import io.bridgehead.gateway.status.SizeLimitCheck;
import io.bridgehead.gateway.status.UnsentMailCheck;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connection;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Each law finds the fault that it is for. The case is the one that made these laws: HERE has a mail of
 * BEFORE for BEYOND, and its only way to BEYOND leads back through BEFORE.
 */
class WayLawsTest {
    private static final SiteId HERE = SiteId.of("HERE");
    private static final SiteId BEFORE = SiteId.of("BEFORE");
    private static final SiteId BEYOND = SiteId.of("BEYOND");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LIMIT = 1_000;

    private static final RoutingTable ONLY_BACK = RoutingTable.compute(
            HERE, List.of(connectorTo(BEFORE)), List.of(new Connection(BEFORE, BEYOND, 1)));
    private static final RoutingTable STRAIGHT = RoutingTable.compute(
            HERE, List.of(connectorTo(BEFORE), connectorTo(BEYOND)), List.of());

    private static Connector connectorTo(SiteId site) {
        RoutingAddress address =
                RoutingAddress.of("gateway@" + site.name().toLowerCase(Locale.ROOT));
        return new Connector(
                "to " + site,
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(Cost.LEAST))),
                List.of(new ConnectedSite(site, address, Cost.of(1))),
                Allowance.of(LIMIT));
    }

    private static byte[] mail(int bytes) {
        String head = """
                Bridgehead-Payload: v1; id=x\r
                Bridgehead-To: BEYOND\r
                Bridgehead-Trace: 1 BEFORE\r
                \r
                """;
        return (head + "x".repeat(bytes - head.length())).getBytes(US_ASCII);
    }

    private static Letter forwarded() {
        return letter(ForwardedMail.KIND, new ForwardedMail(Optional.empty(), mail(200)).payload());
    }

    private static Letter letter(String kind, byte[] payload) {
        LetterLabel label =
                new LetterLabel(BEYOND, "letter-1", "", kind, NOW, NOW.plus(Duration.ofDays(7)));
        return new Letter(1, new NewLetter(label, payload), 0, NOW, "");
    }

    /** What {@code status} finds, if it asks this of a letter before it chooses the way. */
    private static List<Finding> found(
            RoutingTable table, Function<LetterHead, RouteQuery> question, Letter letter) {
        ConnectorHealth health = new ConnectorHealth(table, List.of());
        LetterWays ways = new LetterWays() {
            @Override
            public RouteQuery routeQuery(LetterHead head) {
                return question.apply(head);
            }

            @Override
            public Selection selectWay(SiteId to, RouteQuery mail, Instant at) {
                return health.select(to, mail, at);
            }
        };
        return new NoWayCheck(ways).findings(List.of(LetterHead.of(letter)), NOW);
    }

    private static RouteQuery asForwarded(LetterHead head) {
        return RouteQueries.forwarded(head.label().messageId(), mail(200));
    }

    private static void breaks(String law, Runnable event) {
        assertThatExceptionOfType(LawBroken.class)
                .isThrownBy(event::run)
                .extracting(LawBroken::law)
                .isEqualTo(law);
    }

    @Test
    void aStatusThatForgetsWhereMailHasBeenIsFound() {
        Letter letter = forwarded();
        List<Finding> none = found(ONLY_BACK, RouteQueries::own, letter);
        assertThat(none).isEmpty();
        breaks(
                "status names mail that cannot leave",
                () -> new WayLaws(ONLY_BACK).named(List.of(letter), none));
    }

    @Test
    void aStatusThatAsksAsTheSenderNamesTheLetter() {
        Letter letter = forwarded();
        List<Finding> findings = found(ONLY_BACK, WayLawsTest::asForwarded, letter);
        assertThat(findings).hasSize(1);
        assertThat(new WayLaws(ONLY_BACK).named(List.of(letter), findings)).contains(letter);
    }

    @Test
    void aStatusThatNamesMailWithAWayIsFound() {
        Letter letter = forwarded();
        List<Finding> alarm = found(ONLY_BACK, WayLawsTest::asForwarded, letter);
        breaks(
                "status names mail that cannot leave",
                () -> new WayLaws(STRAIGHT).named(List.of(letter), alarm));
    }

    @Test
    void whatHasNoWayAfterTheTablesChangeMustBeNamed() {
        WayLaws laws = new WayLaws(STRAIGHT);
        assertThat(laws.named(List.of(forwarded()), List.of())).isEmpty();
        laws.reroute(ONLY_BACK);
        breaks(
                "status names mail that cannot leave",
                () -> laws.named(List.of(forwarded()), List.of()));
    }

    @Test
    void ownMailMayTakeTheWayOnWhichForwardedMailMayNot() {
        assertThat(new WayLaws(ONLY_BACK).named(List.of(letter("Status", new byte[1])), List.of()))
                .isEmpty();
    }

    @Test
    void mailThatGoesBackIsFound() {
        WayLaws laws = new WayLaws(ONLY_BACK);
        breaks(
                "no mail goes back to a site that has had it",
                () -> laws.leaves(forwarded(), BEFORE));
        assertThatCode(() -> laws.leaves(forwarded(), BEYOND)).doesNotThrowAnyException();
    }

    @Test
    void mailThatIsTakenWithoutAWayOnIsFound() {
        String law = "only mail that can leave is taken to be passed on";
        breaks(law, () -> new WayLaws(ONLY_BACK).passesOn(BEYOND, mail(200)));
        breaks(law, () -> new WayLaws(STRAIGHT).passesOn(BEYOND, mail(LIMIT + 1)));
        assertThatCode(() -> new WayLaws(STRAIGHT).passesOn(BEYOND, mail(LIMIT)))
                .doesNotThrowAnyException();
    }

    @Test
    void mailInASizeThatWasRefusedIsFound() {
        SizeLimit limit = new SizeLimit("to BEYOND", "BEYOND", 500, 900, NOW, "too large");
        WayLaws laws = new WayLaws(STRAIGHT);
        LetterLabel label = letter("Update", new byte[1]).label();
        breaks(
                "no mail leaves in a size that was refused",
                () -> laws.fits(label, "to BEYOND", List.of(mail(900)), List.of(limit)));
        assertThatCode(() -> laws.fits(label, "to BEFORE", List.of(mail(900)), List.of(limit)))
                .doesNotThrowAnyException();
        assertThatCode(() -> laws.fits(label, "to BEYOND", List.of(mail(899)), List.of(limit)))
                .doesNotThrowAnyException();
    }

    @Test
    void aStatusThatHidesALearnedLimitIsFound() {
        SizeLimit limit = new SizeLimit("to BEYOND", "BEYOND", 500, 900, NOW, "too large");
        WayLaws laws = new WayLaws(STRAIGHT);
        breaks("status says to which size mail is cut", () -> laws.learned(limit, List.of()));
        assertThatCode(() ->
                        laws.learned(limit, new SizeLimitCheck(at -> List.of(limit)).findings(NOW)))
                .doesNotThrowAnyException();
    }

    @Test
    void mailThatWaitsBesideAnOpenWayIsFound() {
        WayLaws laws = new WayLaws(STRAIGHT);
        List<Letter> waiting = List.of(forwarded());
        laws.wait(waiting, way -> true, Duration.ZERO);
        laws.wait(waiting, way -> true, Duration.ofHours(3));
        breaks(
                "mail that can leave leaves",
                () -> laws.wait(waiting, way -> true, Duration.ofHours(3).plusSeconds(1)));
    }

    @Test
    void theWaitBeginsAgainWhenTheWayClosesOrARelayFails() {
        WayLaws laws = new WayLaws(STRAIGHT);
        List<Letter> waiting = List.of(forwarded());
        laws.wait(waiting, way -> true, Duration.ZERO);
        laws.wait(waiting, way -> false, Duration.ofHours(2));
        laws.wait(waiting, way -> true, Duration.ofHours(4));
        laws.failed(forwarded(), false);
        assertThatCode(() -> laws.wait(waiting, way -> true, Duration.ofHours(8)))
                .doesNotThrowAnyException();
    }

    @Test
    void aBadMailIsNoReasonForOtherMailToWait() {
        WayLaws laws = new WayLaws(STRAIGHT);
        List<Letter> waiting = List.of(forwarded());
        laws.wait(waiting, way -> true, Duration.ZERO);
        Letter other = new Letter(2, forwarded().content(), 0, NOW, "");
        laws.failed(other, true);
        breaks(
                "mail that can leave leaves",
                () -> laws.wait(waiting, way -> true, Duration.ofHours(4)));
    }

    @Test
    void aStatusThatHidesMailThatNoRelayTakesIsFound() {
        WayLaws laws = new WayLaws(STRAIGHT);
        Letter bad = new Letter(1, forwarded().content(), 3, NOW, "the relay hangs up");
        laws.failed(bad, true);
        laws.failed(bad, true);
        laws.tried(List.of(bad), List.of());
        laws.failed(bad, true);
        breaks("status names mail that no relay takes", () -> laws.tried(List.of(bad), List.of()));
        List<Finding> findings = new UnsentMailCheck().findings(List.of(LetterHead.of(bad)));
        assertThatCode(() -> laws.tried(List.of(bad), findings)).doesNotThrowAnyException();
    }
}
