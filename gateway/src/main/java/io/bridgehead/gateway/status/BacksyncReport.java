package io.bridgehead.gateway.status;

import io.bridgehead.gateway.status.PartnerRow.LinkRow.InboundRow;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        Backsync backsync = link.inbound().backsync();
        return link.inbound().offered()
                ? Stream.of(new ScopeRow(
                        context.dn(),
                        link.inbound().isBacksyncOver(),
                        backsync.asked()
                                .map(each ->
                                        each.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse(""),
                        new GivenRow(
                                backsync.count().found(),
                                backsync.count().deleted(),
                                backsync.count().given()),
                        // a backsync waits for no window
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
     * @param read whether all that was lost has come back, and the context was read to its end
     * @param asked when the flagged request was last sent; empty if it was not
     * @param given the answer to the flagged request
     * @param reading how far this site has read the context by the ordinary stream
     */
    public record ScopeRow(
            String context, boolean read, String asked, GivenRow given, InboundRow reading) {}

    /**
     * The answer to a flagged request, counted in entries.
     *
     * @param found as far as the partner has said
     * @param deleted how many of these are tombstones
     * @param arrived how many of these are here
     */
    public record GivenRow(long found, long deleted, long arrived) {}
}
