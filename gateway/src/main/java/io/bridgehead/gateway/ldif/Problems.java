package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems; counts them all, keeps the first so many that a person will read. */
final class Problems {
    private static final int KEPT = 1000;

    private final List<Problem> kept = new ArrayList<>();
    private long count;

    void add(Problem problem) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    long count() {
        return count;
    }

    /** In order of lines. */
    List<Problem> list() {
        return kept.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
