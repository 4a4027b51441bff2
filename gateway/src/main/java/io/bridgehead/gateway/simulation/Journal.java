package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.step.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Records each event as one line. Keeps the last lines and passes every line to the listener. */
final class Journal {
    private static final int KEPT = 400;

    /** A line whose text is built only when a reader asks for it. */
    private record Noted(Duration passed, Supplier<String> line) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "day %02d %02d:%02d:%02d.%03d  %s",
                    passed.toDays(),
                    passed.toHoursPart(),
                    passed.toMinutesPart(),
                    passed.toSecondsPart(),
                    passed.toMillisPart(),
                    line.get());
        }
    }

    private final Timeline timeline;
    private final Optional<Consumer<String>> listener;
    private final Deque<Noted> last = new ArrayDeque<>();
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<String, Long> mails = new TreeMap<>();

    Journal(Timeline timeline, Optional<Consumer<String>> listener) {
        this.timeline = timeline;
        this.listener = listener;
    }

    /** Notes a line. Its supplier must give the same text later. */
    void note(Supplier<String> line) {
        Noted noted = new Noted(timeline.passed(), line);
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(noted);
        listener.ifPresent(each -> each.accept(noted.toString()));
    }

    void count(Verdict verdict) {
        verdicts.merge(verdict, 1L, Long::sum);
    }

    void count(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    void countMail(String kind) {
        mails.merge(kind, 1L, Long::sum);
    }

    Map<Verdict, Long> verdicts() {
        return verdicts;
    }

    Map<Fault, Long> faults() {
        return faults;
    }

    /** The number of letters sent so far, by kind. */
    Map<String, Long> mails() {
        return mails;
    }

    List<String> last() {
        return last.stream().map(Noted::toString).toList();
    }
}
