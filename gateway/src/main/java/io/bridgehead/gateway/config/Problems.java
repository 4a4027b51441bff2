package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.Problem.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All problems of one file, by line.
 *
 * @param file the name that the operator gave
 */
public record Problems(String file, List<Problem> all) {

    public Problems {
        all = List.copyOf(all);
    }

    /** The problems that keep the gateway from starting. */
    public List<Problem> errors() {
        return of(Severity.ERROR);
    }

    /** The problems that do not. */
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
