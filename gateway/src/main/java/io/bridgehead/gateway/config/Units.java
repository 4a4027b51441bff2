package io.bridgehead.gateway.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units, as in {@code 12h} and {@code 20MB}. Callers have checked the pattern. */
final class Units {

    private static final Pattern NUMBER = Pattern.compile("([0-9]+)([A-Za-z]*)");
    private static final Map<String, Long> BYTES =
            Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Units() {}

    static long bytes(String text) {
        return parse(text, BYTES);
    }

    static Duration duration(String text) {
        return Duration.ofMillis(parse(text, MILLIS));
    }

    /** A number to compare values of one type by: bytes, milliseconds, or the number itself. */
    static long magnitude(String type, String text) {
        if (type.equals("size")) {
            return bytes(text);
        }
        return type.equals("duration") ? duration(text).toMillis() : Long.parseLong(text);
    }

    private static long parse(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("'" + text + "' has none of the units " + units);
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }
}
