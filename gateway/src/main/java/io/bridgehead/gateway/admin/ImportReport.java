package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * How an import ended.
 *
 * @param imported records that have been written
 * @param refused records that have not
 * @param problems why not, with their lines; the first thousand
 */
public record ImportReport(long imported, long refused, List<String> problems) {
    public ImportReport {
        problems = List.copyOf(problems);
    }
}
