package io.bridgehead.gateway.admin;

import java.util.List;

/** What the partners have given back of what a restore lost here. */
public record BacksyncReport(String site, String epoch, List<PartnerRow> partners) {
    public BacksyncReport {
        partners = List.copyOf(partners);
    }

    /**
     * One partner.
     *
     * @param owes whether it has yet to give back what it holds; false also if nothing was lost, or
     *     waived
     */
    public record PartnerRow(String site, boolean owes, List<ScopeRow> scopes) {
        public PartnerRow {
            scopes = List.copyOf(scopes);
        }

        /** How many of its contexts have been read to their end. */
        public long read() {
            return scopes.stream().filter(ScopeRow::read).count();
        }
    }

    /**
     * One context that the partner offers.
     *
     * @param read whether it was read to its end in our present life
     * @param state how reading goes, in words
     */
    public record ScopeRow(String context, boolean read, String state) {}
}
