package io.bridgehead.gateway.admin;

import java.time.Instant;
import java.util.List;

/**
 * The ways out: to every site in reach, and how the connectors fare.
 *
 * @param limits how large mail may be on some ways, as relays have shown by what they refused
 */
public record RoutesReport(
        String site, List<RouteRow> routes, List<ConnectorRow> connectors, List<LimitRow> limits) {
    /**
     * The way that mail for a site takes now.
     *
     * @param state {@code now}, {@code from TIME} with the reason, or {@code never}
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
     * @param state {@code open}, {@code closed until TIME}, {@code in retry until TIME: WHY}, or
     *     {@code being tried again after: WHY}
     * @param bytesPerDay its limit; 0 if it has none
     * @param waitingMails how many waiting mails have chosen it and may not leave yet
     * @param waitsFor what keeps the first of them, with the time; empty if none waits
     */
    public record ConnectorRow(
            String name,
            String schedule,
            String state,
            long bytesToday,
            long bytesPerDay,
            long waitingMails,
            String waitsFor) {}

    /**
     * A limit that was learned.
     *
     * @param site empty if it holds for all sites
     * @param bytes to this size mail is cut
     * @param since when it was learned
     * @param until when it is forgotten
     * @param reason what the relay said
     */
    public record LimitRow(
            String connector,
            String site,
            long bytes,
            Instant since,
            Instant until,
            String reason) {}
}
