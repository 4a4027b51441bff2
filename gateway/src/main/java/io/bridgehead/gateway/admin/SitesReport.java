package io.bridgehead.gateway.admin;

import java.util.List;

/** Every context known here, and how it comes and goes. */
public record SitesReport(String site, List<SiteRow> sites) {
    /**
     * One context.
     *
     * @param site whose it is; empty for one that all sites share
     * @param direction {@code here}, {@code inbound} or {@code known}, which is a context that no
     *     partner offers now
     * @param through the partner by which it was last read; empty if it is not inbound
     * @param readUsn through which USN of that partner everything was read; 0 if it is not inbound
     * @param missingUsns how many USNs beyond it that partner is known to have
     * @param lastHeard when a message of that partner last arrived; empty if none has
     * @param offeredBy all partners that offer it
     * @param toldTo all partners to which it is outbound
     * @param lastChange when the latest change that is known here was made; empty if none is
     */
    public record SiteRow(
            String site,
            String context,
            String direction,
            long entries,
            String through,
            long readUsn,
            long missingUsns,
            String lastHeard,
            List<String> offeredBy,
            List<String> toldTo,
            String lastChange) {}
}
