package io.bridgehead.routing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows over the strangest changes of clocks that there were, compared with a search by minutes. */
class ClockChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Lord Howe Island moves its clocks by half an hour.
                "Australia/Lord_Howe; 2026-04-03T00:00:00Z; Sun 01:40-01:55",
                "Australia/Lord_Howe; 2026-10-02T00:00:00Z; Sun 02:10-02:20, Mon 02:10-02:20",
                // Samoa skipped 30 December 2011, a Friday.
                "Pacific/Apia; 2011-12-28T00:00:00Z; Fri",
                "Pacific/Apia; 2011-12-28T00:00:00Z; Fri 22:00-06:00",
                "Pacific/Apia; 2011-12-28T00:00:00Z; Thu 22:00-06:00",
                // In Cuba, and once in Brazil, the day of the change has no midnight.
                "America/Havana; 2026-03-06T00:00:00Z; Sun 00:00-00:30, Mon 00:00-00:10",
                "America/Sao_Paulo; 2018-11-02T00:00:00Z; 00:15-00:45",
                "America/Sao_Paulo; 2018-02-16T00:00:00Z; Sat 23:30-23:45",
                // The United States, both ways.
                "America/New_York; 2026-03-06T00:00:00Z; Sun 01:30-02:30",
                "America/New_York; 2026-10-30T00:00:00Z; Sun 01:30-01:45, Sun 23:00-00:00",
                "UTC; 2026-03-28T00:00:00Z; Sun 02:15-02:45"
            })
    void nextOpeningIsTheFirstOpenMinute(String zone, Instant start, String text) {
        Schedule schedule = Schedule.of(text, ZoneId.of(zone));
        Optional<Instant> next = Optional.empty();
        for (Instant now = start.plus(Duration.ofDays(12));
                now.isAfter(start);
                now = now.minus(Duration.ofMinutes(5))) {
            next = schedule.isOpen(now) ? Optional.of(now) : next;
            if (next.isPresent()) {
                assertThat(schedule.nextOpen(now)).as("asked at %s", now).isEqualTo(next);
            }
        }
        assertThat(next).as("the search found an opening").isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        // from, zone, times that Berlin's, New York's and Sydney's clocks show
        "2026-01-15T12:00:00Z, Europe/Berlin, 2026-01-16T05:00:00Z",
        "2026-07-15T12:00:00Z, Europe/Berlin, 2026-07-16T04:00:00Z",
        "2026-01-15T12:00:00Z, America/New_York, 2026-01-16T11:00:00Z",
        "2026-07-15T12:00:00Z, America/New_York, 2026-07-16T10:00:00Z",
        "2026-01-15T12:00:00Z, Australia/Sydney, 2026-01-15T19:00:00Z",
        "2026-07-15T12:00:00Z, Australia/Sydney, 2026-07-15T20:00:00Z",
        "2026-07-15T12:00:00Z, Asia/Kathmandu, 2026-07-16T00:15:00Z",
        "2026-07-15T12:00:00Z, +05:30, 2026-07-16T00:30:00Z"
    })
    void sixOClockIsSixByTheClocksOfTheZone(Instant from, String zone, Instant open) {
        assertThat(Schedule.of("06:00-06:10", ZoneId.of(zone)).nextOpen(from)).contains(open);
    }
}
