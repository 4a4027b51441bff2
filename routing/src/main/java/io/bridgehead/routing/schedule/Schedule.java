package io.bridgehead.routing.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something may happen: when a connector may send, when a partner may be asked. Times of day
 * follow the clocks of a named time zone: {@code 22:00} is 22:00 in summer and in winter. A time that a
 * change of the clocks skips does not occur that day; a time that it repeats occurs twice. Immutable;
 * the caller says what the time is.
 */
public sealed interface Schedule permits Schedule.Always, Schedule.Never, Every, Weekly {

    /** At any time. */
    Schedule ALWAYS = new Always();

    /** At no time: the operator has switched it off. */
    Schedule NEVER = new Never();

    /** How long {@code every ...} stays open. */
    Duration OPENING = Duration.ofMinutes(1);

    /** Whether it may happen at {@code now}. */
    boolean isOpen(Instant now);

    /** The first moment, {@code now} or later, at which it may happen; empty if there is none. */
    Optional<Instant> nextOpen(Instant now);

    /**
     * The longest time, to the minute, for which a schedule is closed in the two weeks after
     * {@code from}; a century if it never opens.
     */
    static Duration longestClosed(Schedule schedule, Instant from) {
        Instant end = from.plus(Duration.ofDays(14));
        Duration longest = Duration.ZERO;
        Instant time = from;
        while (time.isBefore(end)) {
            Optional<Instant> open = schedule.nextOpen(time);
            if (open.isEmpty()) {
                return Duration.ofDays(36_500);
            }
            Duration closed = Duration.between(time, open.get());
            longest = closed.compareTo(longest) > 0 ? closed : longest;
            time = open.get();
            while (schedule.isOpen(time) && time.isBefore(end)) {
                time = time.plus(Duration.ofMinutes(1));
            }
        }
        return longest;
    }

    /**
     * Reads {@code always}, {@code never}, {@code every 15m} (also s, h, d; from a minute to a week,
     * counted from midnight UTC of 1970-01-01) or windows: {@code Mon-Fri 22:00-06:00, Sun}. A window
     * is days, hours or both. If it ends before it begins, it reaches into the next day. Case does not
     * matter. Throws an {@link IllegalArgumentException} that says what is wrong.
     */
    static Schedule of(String text, ZoneId zone) {
        String words = text.strip();
        if (words.equalsIgnoreCase("always")) {
            return ALWAYS;
        }
        if (words.equalsIgnoreCase("never")) {
            return NEVER;
        }
        return Every.read(words).orElseGet(() -> Weekly.read(words, zone));
    }

    /** Always open. */
    record Always() implements Schedule {
        @Override
        public boolean isOpen(Instant now) {
            return true;
        }

        @Override
        public Optional<Instant> nextOpen(Instant now) {
            return Optional.of(now);
        }

        @Override
        public String toString() {
            return "always";
        }
    }

    /** Never open. */
    record Never() implements Schedule {
        @Override
        public boolean isOpen(Instant now) {
            return false;
        }

        @Override
        public Optional<Instant> nextOpen(Instant now) {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "never";
        }
    }
}
