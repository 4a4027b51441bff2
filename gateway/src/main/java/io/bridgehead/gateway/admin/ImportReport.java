package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * The result of an import.
 *
 * @param imported how many records were written
 * @param refused how many records were refused
 * @param problems why, each with its line; the first thousand
 */
public record ImportReport(long imported, long refused, List<String> problems) {
    public ImportReport {
        problems = List.copyOf(problems);
    }
}
