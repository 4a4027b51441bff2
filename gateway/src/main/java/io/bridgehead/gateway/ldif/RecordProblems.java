package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.RecordProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems: counts all of them, and keeps the first 1,000, which is more than a person reads. */
final class RecordProblems {
    private static final int KEPT = 1000;

    private final List<RecordProblem> kept = new ArrayList<>();
    private long count;

    void add(RecordProblem problem) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    long count() {
        return count;
    }

    /** In order of lines. */
    List<RecordProblem> list() {
        return kept.stream()
                .sorted(Comparator.comparingInt(RecordProblem::line))
                .toList();
    }
}
