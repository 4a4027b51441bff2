package io.bridgehead.routing.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hours on some days of the week, in local time.
 *
 * @param days the days on which it begins
 * @param from minute of the day, inclusive: 0 to 1439
 * @param until minute of the day, exclusive: 1 to 1440; if not above {@code from}, it is a minute of the next day
 */
record Window(Set<DayOfWeek> days, int from, int until) {

    private static final int DAY = 1440;
    private static final List<String> NAMES =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern WORDS = Pattern.compile(
            "(?:([a-z]{3})(?:-([a-z]{3}))?)?\\s*(?:(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d))?");

    Window {
        if (days.isEmpty() || from < 0 || from >= DAY || until < 1 || until > DAY) {
            throw new IllegalArgumentException("hours are 00:00 to 24:00, on at least one day");
        }
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    static Window read(String text) {
        Matcher words = WORDS.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.isBlank() || !words.matches()) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is no window; write for example 'Mon-Fri 22:00-06:00'");
        }
        Set<DayOfWeek> days = words.group(1) == null
                ? EnumSet.allOf(DayOfWeek.class)
                : days(words.group(1), words.group(2) == null ? words.group(1) : words.group(2));
        if (words.group(3) == null) {
            return new Window(days, 0, DAY);
        }
        int from = minute(words.group(3), words.group(4));
        int until = minute(words.group(5), words.group(6));
        return new Window(days, from, until == 0 ? DAY : until);
    }

    private static Set<DayOfWeek> days(String first, String last) {
        Set<DayOfWeek> days = EnumSet.of(day(first));
        for (DayOfWeek day = day(first); day != day(last); ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no day; they are Mon, Tue, Wed, Thu, Fri, Sat and Sun");
        }
        return DayOfWeek.of(index + 1);
    }

    private static int minute(String hours, String minutes) {
        int of = Integer.parseInt(minutes);
        int minute = Integer.parseInt(hours) * 60 + of;
        if (of > 59 || minute > DAY) {
            throw new IllegalArgumentException(
                    hours + ":" + minutes + " is no time of day; they are 00:00 to 24:00");
        }
        return minute;
    }

    /** Whether this local time lies in the window. */
    boolean contains(LocalDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        DayOfWeek today = local.getDayOfWeek();
        if (from < until) {
            return (days.contains(today) && minute >= from) && minute < until;
        }
        return (days.contains(today) && minute >= from)
                || (days.contains(today.minus(1)) && minute < until);
    }

    @Override
    public String toString() {
        String names = days.stream()
                .map(day -> NAMES.get(day.getValue() - 1))
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.joining("+"));
        return (days.size() == 7 ? "" : names + " ") + clock(from) + "-" + clock(until);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
