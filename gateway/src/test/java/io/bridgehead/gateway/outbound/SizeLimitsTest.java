package io.bridgehead.gateway.outbound;

import static io.bridgehead.gateway.outbound.Letters.NOON;
import static io.bridgehead.gateway.outbound.Letters.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.SizeLimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SizeLimitsTest {
    private static final SiteId WEST = SiteId.of("WEST");

    private final SizeLimits limits = new SizeLimits(List.of());

    private static SizeRefusal refusal(long bytes) {
        return new SizeRefusal(bytes, OptionalLong.empty(), false, "5.3.4 too big");
    }

    private Optional<Long> refused(long bytes) {
        return limits.learn("relay", SOUTH, refusal(bytes), NOON).map(SizeLimit::bytes);
    }

    @Test
    void mailIsHalvedUntilItPasses() {
        assertThat(limits.cutTo("relay", SOUTH, NOON)).isEmpty();
        assertThat(refused(272_000)).contains(136_000L);
        assertThat(refused(135_000)).contains(67_500L);
        assertThat(limits.cutTo("relay", SOUTH, NOON)).contains(67_500L);
        assertThat(limits.cutTo("relay", WEST, NOON)).as("another site").isEmpty();
        assertThat(limits.cutTo("other", SOUTH, NOON)).as("another way").isEmpty();
    }

    /** Several mails are on their way when the first comes back. */
    @Test
    void lateReportsAboutLargerMailHalveNothingMore() {
        refused(272_000);
        assertThat(refused(272_000)).isEmpty();
        assertThat(refused(200_000)).isEmpty();
        assertThat(limits.cutTo("relay", SOUTH, NOON)).contains(136_000L);
    }

    @Test
    void halvingEndsAtTheFloor() {
        assertThat(refused(12_000)).contains(SizeLimits.FLOOR);
        assertThat(refused(SizeLimits.FLOOR)).as("something else is wrong").isEmpty();
        assertThat(limits.cutTo("relay", SOUTH, NOON)).contains(SizeLimits.FLOOR);
    }

    @Test
    void limitThatTheRelayNamesIsTakenAsItIs() {
        SizeRefusal named = new SizeRefusal(272_000, OptionalLong.of(60_000), false, "limit 60000");
        assertThat(limits.learn("relay", SOUTH, named, NOON))
                .contains(new SizeLimit("relay", "SOUTH", 60_000, 60_001, NOON, "limit 60000"));
        assertThat(limits.learn("relay", SOUTH, named, NOON)).as("again").isEmpty();
    }

    @Test
    void limitThatTheMailDidNotExceedIsNotBelieved() {
        SizeRefusal odd = new SizeRefusal(50_000, OptionalLong.of(60_000), false, "limit 60000");
        assertThat(limits.learn("relay", SOUTH, odd, NOON).map(SizeLimit::bytes))
                .contains(25_000L);
        SizeRefusal tiny = new SizeRefusal(50_000, OptionalLong.of(1_000), false, "limit 1000");
        assertThat(limits.learn("relay", WEST, tiny, NOON).map(SizeLimit::bytes))
                .contains(25_000L);
    }

    /** Before, mail was cut to the first announcement for thirty days. */
    @Test
    void whatTheRelayAnnouncesNowReplacesWhatItAnnouncedBefore() {
        SizeRefusal announced = new SizeRefusal(99_000, OptionalLong.of(30_000), true, "SIZE");
        refused(272_000);
        limits.learn("relay", SOUTH, announced, NOON);
        assertThat(limits.announced("relay", OptionalLong.of(30_000), 99_000, NOON))
                .as("the same")
                .isEmpty();
        assertThat(limits.announced("relay", OptionalLong.of(50_000), 99_000, NOON)
                        .flatMap(SizeLimits.Replaced::after)
                        .map(SizeLimit::bytes))
                .contains(50_000L);
        assertThat(limits.cutTo("relay", WEST, NOON)).contains(50_000L);
        assertThat(limits.announced("relay", OptionalLong.of(99_000), 99_000, NOON)
                        .flatMap(SizeLimits.Replaced::after))
                .as("as much as is configured")
                .isEmpty();
        assertThat(limits.cutTo("relay", WEST, NOON)).isEmpty();
        limits.learn("relay", SOUTH, announced, NOON);
        assertThat(limits.announced("relay", OptionalLong.empty(), 99_000, NOON))
                .isPresent();
        assertThat(limits.cutTo("relay", WEST, NOON)).as("no limit is named").isEmpty();
        assertThat(limits.announced("relay", OptionalLong.of(20_000), 99_000, NOON))
                .as("a limit that no mail has met is not learned")
                .isEmpty();
        assertThat(limits.cutTo("relay", SOUTH, NOON))
                .as("what a relay further on refused stays")
                .isPresent();
    }

    @Test
    void limitOfTheConnectorsOwnRelayHoldsForEverySite() {
        SizeRefusal announced = new SizeRefusal(99_000, OptionalLong.of(80_000), true, "SIZE");
        limits.learn("relay", SOUTH, announced, NOON);
        assertThat(limits.cutTo("relay", WEST, NOON)).contains(80_000L);
        refused(80_000);
        assertThat(limits.cutTo("relay", SOUTH, NOON)).as("the smaller counts").contains(40_000L);
        assertThat(limits.cutTo("relay", WEST, NOON)).contains(80_000L);
    }

    /** A relay further on reports to the site that wrote the mail, and only that site can cut it. */
    @Test
    void forwardedMailIsKeptBackOnlyByTheLimitOfTheConnectorsOwnRelay() {
        refused(272_000);
        assertThat(limits.of(SOUTH, true, NOON)).containsEntry("relay", 136_000L);
        assertThat(limits.of(SOUTH, false, NOON)).isEmpty();
        SizeRefusal announced = new SizeRefusal(99_000, OptionalLong.of(80_000), true, "SIZE");
        limits.learn("relay", SOUTH, announced, NOON);
        assertThat(limits.of(SOUTH, false, NOON)).containsEntry("relay", 80_000L);
    }

    @Test
    void limitsAreForgottenAfterTheirTimeOrByTheOperator() {
        refused(272_000);
        assertThat(limits.list(NOON.plus(SizeLimits.KEPT).minusSeconds(1))).hasSize(1);
        assertThat(limits.cutTo("relay", SOUTH, NOON.plus(SizeLimits.KEPT))).isEmpty();
        assertThat(limits.list(NOON.plus(SizeLimits.KEPT))).isEmpty();
        assertThat(limits.forget(Optional.of(WEST))).isEmpty();
        assertThat(limits.forget(Optional.of(SOUTH))).hasSize(1);
        refused(272_000);
        assertThat(limits.forget(Optional.empty())).hasSize(1);
        assertThat(limits.list(NOON)).isEmpty();
    }

    @Test
    void whatWasLearnedBeforeTheLastStartHolds() {
        refused(272_000);
        SizeLimits next = new SizeLimits(limits.list(NOON));
        assertThat(next.cutTo("relay", SOUTH, NOON)).contains(136_000L);
    }

    @Test
    void sizeOfALetterIsThatOfItsLargestMail() {
        limits.left("m1", "relay", 100);
        limits.left("m1", "relay", 300);
        limits.left("m1", "relay", 200);
        assertThat(limits.sent("m1")).contains(new SizeLimits.Sent("relay", 300));
        assertThat(limits.sent("m2")).isEmpty();
    }
}
