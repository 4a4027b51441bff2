package io.bridgehead.gateway.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Virtual time: the planned events, ordered by time and then by the order of planning. */
final class Timeline {
    /** When every world begins. */
    static final Instant DAWN = Instant.parse("2026-01-01T00:00:00Z");

    private record Event(Instant at, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private Instant now = DAWN;
    private long planned;
    private long happened;

    Instant now() {
        return now;
    }

    /** The virtual time that has passed. */
    Duration passed() {
        return Duration.between(DAWN, now);
    }

    /** How many events have happened. */
    long happened() {
        return happened;
    }

    /** Plans {@code action}. If {@code time} is in the past, the action happens now. */
    void at(Instant time, Runnable action) {
        planned++;
        events.add(new Event(time.isBefore(now) ? now : time, planned, action));
    }

    void after(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    /**
     * Runs the next event before {@code end}. Without such an event, sets the time to {@code end}
     * and returns false.
     */
    boolean nextBefore(Instant end) {
        Event event = events.peek();
        if (event == null || !event.at.isBefore(end)) {
            now = end.isAfter(now) ? end : now;
            return false;
        }
        events.remove();
        now = event.at;
        happened++;
        event.action.run();
        return true;
    }
}
