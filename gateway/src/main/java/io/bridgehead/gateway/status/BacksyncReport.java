package io.bridgehead.gateway.status;

import io.bridgehead.gateway.status.PartnerRow.LinkRow.InboundRow;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Which changes the partners have given back after a restore lost them here. */
public record BacksyncReport(String site, String epoch, List<DebtRow> partners) {
    public BacksyncReport {
        partners = List.copyOf(partners);
    }

    /** The report of one snapshot. */
    public static BacksyncReport of(Directory directory) {
        return new BacksyncReport(
                directory.self().site().name(),
                directory.self().epoch().toString(),
                directory.partners().stream()
                        .filter(each -> !each.isRemoved())
                        .map(each -> new DebtRow(
                                each.site().name(), each.owesBacksync(), scopes(directory, each)))
                        .toList());
    }

    private static List<ScopeRow> scopes(Directory directory, Partner partner) {
        return directory.contexts().stream()
                .flatMap(each -> scope(each, directory.link(partner.site(), each.id())))
                .toList();
    }

    private static Stream<ScopeRow> scope(NamingContext context, Link link) {
        return link.inbound().offered()
                ? Stream.of(new ScopeRow(
                        context.dn(),
                        link.inbound().hasBeenAnswered(),
                        new LinkReader(Schedule.ALWAYS, Instant.EPOCH).inbound(link.inbound())))
                : Stream.empty();
    }

    /**
     * One partner.
     *
     * @param owes whether this site still waits for changes from it; false if no restore lost any, or
     *     if the operator has waived them
     */
    public record DebtRow(String site, boolean owes, List<ScopeRow> scopes) {
        public DebtRow {
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
     * @param read whether it was read to its end since the restore
     * @param reading how far this site has read it
     */
    public record ScopeRow(String context, boolean read, InboundRow reading) {}
}
