package io.bridgehead.routing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Schedule berlin(String text) {
        return Schedule.of(text, BERLIN);
    }

    @Test
    void alwaysIsOpenAndNeverNeverOpens() {
        Instant now = at("2026-07-01T12:00:00Z");
        assertThat(berlin(" Always ").nextOpen(now)).contains(now);
        assertThat(berlin("never").isOpen(now)).isFalse();
        assertThat(berlin("never").nextOpen(now)).isEmpty();
    }

    @Test
    void nightWindowBelongsToTheDayOnWhichItBegins() {
        Schedule nights = berlin("Mon-Fri 22:00-06:00");
        assertThat(nights.isOpen(at("2026-07-04T03:59:59Z")))
                .as("Saturday 05:59")
                .isTrue();
        assertThat(nights.isOpen(at("2026-07-04T04:00:00Z")))
                .as("Saturday 06:00")
                .isFalse();
        assertThat(nights.isOpen(at("2026-07-05T20:30:00Z"))).as("Sunday 22:30").isFalse();
        assertThat(nights.nextOpen(at("2026-07-04T04:00:00Z")))
                .contains(at("2026-07-06T20:00:00Z"));
        assertThat(nights).hasToString("Mon+Tue+Wed+Thu+Fri 22:00-06:00 Europe/Berlin");
    }

    @Test
    void daysAloneAreWholeDaysAndHoursAloneAreEveryDay() {
        Schedule weekend = berlin("sat-sun, 12:00-13:00");
        assertThat(weekend.isOpen(at("2026-07-04T22:00:00Z")))
                .as("Sunday 00:00")
                .isTrue();
        assertThat(weekend.isOpen(at("2026-07-01T10:30:00Z")))
                .as("Wednesday 12:30")
                .isTrue();
        assertThat(weekend.isOpen(at("2026-07-01T11:00:00Z")))
                .as("Wednesday 13:00")
                .isFalse();
    }

    @Test
    void longestTimeClosedIsTheLongestGapBetweenWindows() {
        assertThat(closed("always")).isEqualTo(Duration.ZERO);
        assertThat(closed("22:00-06:00")).isEqualTo(Duration.ofHours(16));
        assertThat(closed("Sun")).isEqualTo(Duration.ofDays(6));
        assertThat(closed("every 3h")).isEqualTo(Duration.ofMinutes(3 * 60 - 1));
        assertThat(closed("never")).isGreaterThan(Duration.ofDays(999));
    }

    private static Duration closed(String text) {
        return Schedule.longestClosed(berlin(text), at("2026-07-06T00:00:00Z"));
    }

    @Test
    void clockChangeDoesNotShiftAWindow() {
        Schedule nights = berlin("22:00-23:00");
        assertThat(nights.nextOpen(at("2026-03-28T12:00:00Z")))
                .contains(at("2026-03-28T21:00:00Z"));
        assertThat(nights.nextOpen(at("2026-03-29T12:00:00Z")))
                .contains(at("2026-03-29T20:00:00Z"));
    }

    @Test
    void hourLeftOutDoesNotComeAndHourRepeatedComesTwice() {
        Schedule early = berlin("02:15-02:45");
        assertThat(early.nextOpen(at("2026-03-28T12:00:00Z"))).contains(at("2026-03-30T00:15:00Z"));
        assertThat(early.nextOpen(at("2026-10-25T00:45:00Z"))).contains(at("2026-10-25T01:15:00Z"));
        assertThat(berlin("02:30-04:00").nextOpen(at("2026-03-29T00:00:00Z")))
                .as("what is left of it begins with the change")
                .contains(at("2026-03-29T01:00:00Z"));
    }

    @Test
    void intervalOpensForAMinuteWhateverTheClocksDo() {
        Schedule quarter = berlin("every 15m");
        assertThat(quarter.isOpen(at("2026-03-29T01:15:59Z"))).isTrue();
        assertThat(quarter.isOpen(at("2026-03-29T01:16:00Z"))).isFalse();
        assertThat(quarter.nextOpen(at("2026-03-29T01:16:00.5Z")))
                .contains(at("2026-03-29T01:30:00Z"));
        assertThat(quarter).hasToString("every 15m").isEqualTo(berlin("EVERY 900s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sometimes",
                "every",
                "every 15",
                "every 10s",
                "every 8d",
                "Mo 10:00-11:00",
                "Mon-Xyz",
                "25:00-26:00",
                "10:00-10:60",
                "24:00-06:00",
                "10:00",
                "Mon 10:00-11:00,",
                "Mon 10:00-11:00 12:00-13:00"
            })
    void whatIsNoScheduleIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> berlin(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"22:00-06:00", "Sun 02:15-03:10, Wed", "Sun-Tue 23:30-00:00"})
    void nextOpeningOverEveryMinuteOfBothClockChangesIsTheFirstOpenMinute(String text) {
        for (String day : new String[] {"2026-03-27T22:00:00Z", "2026-10-23T22:00:00Z"}) {
            Schedule schedule = berlin(text);
            Optional<Instant> next = Optional.empty();
            for (int minute = 12 * 1440; minute >= 0; minute--) {
                Instant now = at(day).plus(minute, ChronoUnit.MINUTES);
                next = schedule.isOpen(now) ? Optional.of(now) : next;
                if (next.isPresent()) {
                    assertThat(schedule.nextOpen(now)).as("asked at %s", now).isEqualTo(next);
                }
            }
        }
    }

    @Property(tries = 500)
    void nextOpeningIsOpenAndNotBeforeTheQuestion(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1440) int until,
            @ForAll @IntRange(max = 366 * 1440) int minute) {
        String hours =
                String.format("%02d:%02d-%02d:%02d", from / 60, from % 60, until / 60, until % 60);
        Schedule schedule = berlin("Tue-Wed " + hours);
        Instant now = at("2026-01-01T00:00:00Z").plus(minute, ChronoUnit.MINUTES);
        assertThat(schedule.nextOpen(now)).hasValueSatisfying(next -> {
            assertThat(next).isAfterOrEqualTo(now);
            assertThat(schedule.isOpen(next)).isTrue();
            assertThat(next.equals(now) || !schedule.isOpen(next.minusMillis(1)))
                    .isTrue();
        });
    }
}
