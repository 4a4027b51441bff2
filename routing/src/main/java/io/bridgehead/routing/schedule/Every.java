package io.bridgehead.routing.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule that opens at a fixed interval, each time for {@link Schedule#OPENING}. It counts from
 * 1970-01-01T00:00Z, so a change of the clocks does not shift it.
 *
 * @param interval from one opening to the next: a minute to a week
 */
record Every(Duration interval) implements Schedule {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern WORDS =
            Pattern.compile("every\\s+([0-9]{1,6})\\s*([smhd])", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

    Every {
        if (interval.compareTo(OPENING) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'every' takes 1m to 7d");
        }
    }

    /** The schedule in this text; empty if the text does not begin with {@code every}. */
    static Optional<Schedule> read(String text) {
        Matcher matcher = WORDS.matcher(text);
        if (matcher.matches()) {
            long unit = SECONDS.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1L);
            return Optional.of(
                    new Every(Duration.ofSeconds(Long.parseLong(matcher.group(1)) * unit)));
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("every")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no interval; write for example 'every 15m'");
        }
        return Optional.empty();
    }

    @Override
    public boolean isOpen(Instant now) {
        return sinceOpening(now).compareTo(OPENING) < 0;
    }

    @Override
    public Optional<Instant> nextOpen(Instant now) {
        return Optional.of(isOpen(now) ? now : now.minus(sinceOpening(now)).plus(interval));
    }

    private Duration sinceOpening(Instant now) {
        long seconds = Math.floorMod(now.getEpochSecond(), interval.toSeconds());
        return Duration.ofSeconds(seconds, now.getNano());
    }

    @Override
    public String toString() {
        long seconds = interval.toSeconds();
        if (seconds % 86_400 == 0) {
            return "every " + seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return "every " + seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? "every " + seconds / 60 + "m" : "every " + seconds + "s";
    }
}
