package io.bridgehead.gateway.admin;

import java.util.List;

/** Every context that is known here, where it comes from, and which partners are told about it. */
public record SitesReport(String site, List<SiteRow> sites) {
    /**
     * One context.
     *
     * @param site its home site; empty for a context that all sites share
     * @param direction {@code here}, {@code inbound}, or {@code known}: no partner offers it now
     * @param source where it is read from; {@link Source#NONE} unless it is inbound
     * @param offeredBy all partners that offer it
     * @param toldTo all partners to which it is outbound
     * @param lastChange when the latest change that is known here was made; empty if there is none
     */
    public record SiteRow(
            String site,
            String context,
            String direction,
            long entries,
            Source source,
            List<String> offeredBy,
            List<String> toldTo,
            String lastChange) {}

    /**
     * The partner from which a context is read.
     *
     * @param partner of those that offer it, the one of which we miss the fewest USNs; empty if none offers it
     * @param readUsn through which USN of that partner everything was read
     * @param missingUsns how many USNs beyond it that partner is known to have
     * @param lastHeard when a message of that partner last arrived; empty if none has
     */
    public record Source(String partner, long readUsn, long missingUsns, String lastHeard) {
        /** No partner. */
        public static final Source NONE = new Source("", 0, 0, "");
    }
}
