package io.bridgehead.gateway.admin;

import java.util.List;

/** The ways out: to every site in reach, and how the connectors fare. */
public record RoutesReport(String site, List<RouteRow> routes, List<ConnectorRow> connectors) {
    /**
     * The way that mail for a site takes now.
     *
     * @param state {@code now}, {@code from TIME}, or why not
     * @param ways how many there are to choose from
     */
    public record RouteRow(
            String site,
            String connector,
            String address,
            long cost,
            String path,
            String state,
            int ways) {}

    /**
     * One connector.
     *
     * @param state {@code open}, {@code closed until TIME}, or {@code in retry until TIME: WHY}
     */
    public record ConnectorRow(String name, String schedule, String state, long bytesToday) {}
}
