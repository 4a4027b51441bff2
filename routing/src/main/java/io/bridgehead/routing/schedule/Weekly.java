package io.bridgehead.routing.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A schedule of windows that repeat every week, in the local time of one zone. */
record Weekly(ZoneId zone, String text, List<Window> windows) implements Schedule {

    /** If the clocks skip the only window of a week, the next one may be more than a week away. */
    private static final int DAYS_AHEAD = 15;

    private static final Pattern COMMA = Pattern.compile(",");

    Weekly {
        windows = List.copyOf(windows);
    }

    static Schedule read(String text, ZoneId zone) {
        List<Window> windows = COMMA.splitAsStream(text + " ").map(Window::read).toList();
        String plain = windows.stream().map(Window::toString).collect(Collectors.joining(", "));
        return new Weekly(zone, plain + " " + zone.getId(), windows);
    }

    @Override
    public boolean isOpen(Instant now) {
        LocalDateTime local = now.atZone(zone).toLocalDateTime();
        return windows.stream().anyMatch(window -> window.contains(local));
    }

    @Override
    public Optional<Instant> nextOpen(Instant now) {
        if (isOpen(now)) {
            return Optional.of(now);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(-1, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .flatMap(date -> windows.stream()
                        .flatMap(window -> beginnings(date, window))
                        .filter(now::isBefore)
                        .sorted())
                .filter(this::isOpen)
                .findFirst();
    }

    /**
     * When {@code window} may open on {@code date}. Its beginning occurs once; twice if the clocks are
     * set back; or never if they are set forward over it. In the last case the rest of the window
     * begins with the change, and after a change back a window may open again at once: so the change
     * itself is a candidate too. All candidates lie on {@code date}, so the first one that is open on
     * the first such day is the answer.
     */
    private Stream<Instant> beginnings(LocalDate date, Window window) {
        ZoneRules rules = zone.getRules();
        LocalDateTime local = date.atStartOfDay().plusMinutes(window.from());
        Instant midnight = date.atStartOfDay(zone).toInstant();
        Instant next = date.plusDays(1).atStartOfDay(zone).toInstant();
        Stream<Instant> change = Optional.ofNullable(rules.nextTransition(midnight.minusSeconds(1)))
                .map(ZoneOffsetTransition::getInstant)
                .filter(next::isAfter)
                .stream();
        return Stream.concat(change, rules.getValidOffsets(local).stream().map(local::toInstant));
    }

    @Override
    public String toString() {
        return text;
    }
}
