package io.bridgehead.gateway.admin;

import java.util.List;

/**
 * The way that mail for one site would take.
 *
 * @param bytes size of the mail
 * @param at the moment for which this was computed
 * @param sends when the mail would leave; empty if there is no way
 * @param ways the chosen one first, if there is one; then the others, the last to lose first
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
