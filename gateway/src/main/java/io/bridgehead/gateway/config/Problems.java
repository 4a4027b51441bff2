package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.Problem.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything wrong with one file, by line.
 *
 * @param file as the operator named it
 */
public record Problems(String file, List<Problem> all) {

    public Problems {
        all = List.copyOf(all);
    }

    /** What keeps the gateway from starting. */
    public List<Problem> errors() {
        return of(Severity.ERROR);
    }

    /** What does not. */
    public List<Problem> warnings() {
        return of(Severity.WARNING);
    }

    /** One line for each, as {@link Problem#in} writes it; empty if all is well. */
    @Override
    public String toString() {
        return all.stream().map(problem -> problem.in(file)).collect(Collectors.joining("\n"));
    }

    private List<Problem> of(Severity severity) {
        return all.stream().filter(problem -> problem.severity() == severity).toList();
    }
}
