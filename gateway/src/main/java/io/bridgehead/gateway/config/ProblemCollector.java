package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems while one file is read. Not thread-safe. */
final class ProblemCollector {

    private final List<Problem> found = new ArrayList<>();

    void error(int line, String message, String cure) {
        found.add(new Problem(Severity.ERROR, line, message, cure));
    }

    void warning(int line, String message, String cure) {
        found.add(new Problem(Severity.WARNING, line, message, cure));
    }

    /** How many errors so far. */
    long errors() {
        return found.stream().filter(one -> one.severity() == Severity.ERROR).count();
    }

    Problems in(String file) {
        return new Problems(
                file,
                found.stream().sorted(Comparator.comparingInt(Problem::line)).toList());
    }
}
