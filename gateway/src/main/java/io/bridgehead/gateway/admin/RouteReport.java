package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * How mail for one site would go.
 *
 * @param bytes of the mail in question
 * @param at the moment in question
 * @param sends when it would leave; empty if no way leads there
 * @param ways the chosen one first, if there is one; then the others, who lost last first
 */
public record RouteReport(
        String site, String target, long bytes, String at, String sends, List<Way> ways) {
    /**
     * One way.
     *
     * @param outcome {@code CHOSEN}, or the step of the selection at which it lost
     * @param reason why it lost; empty for the chosen one
     * @param costPath sites and costs, as in {@code NORTH -11- HUB -20- SOUTH}
     */
    public record Way(
            String outcome,
            String reason,
            String connector,
            String next,
            String address,
            long cost,
            String costPath) {}
}
