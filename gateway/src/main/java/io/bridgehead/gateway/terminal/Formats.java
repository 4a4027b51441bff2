package io.bridgehead.gateway.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers, sizes and times for people, the same in every locale. */
public final class Formats {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Formats() {}

    /** {@code 1,234}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 entry}, {@code 2 entries}: the number and what it counts. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 999 B}, {@code 1.5 kB}, {@code 28.0 MB}; a kB is 1,000 B. */
    public static String bytes(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= 1000 && unit < UNITS.length - 1) {
            shown /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, UNITS[unit]);
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
