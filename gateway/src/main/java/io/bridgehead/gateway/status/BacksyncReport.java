package io.bridgehead.gateway.status;

import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the partners have given back of what a restore lost here. */
public record BacksyncReport(String site, String epoch, List<PartnerRow> partners) {
    public BacksyncReport {
        partners = List.copyOf(partners);
    }

    /** As one snapshot has it. */
    public static BacksyncReport of(Directory directory) {
        return new BacksyncReport(
                directory.self().site().name(),
                directory.self().epoch().toString(),
                directory.partners().stream()
                        .filter(each -> !each.isRemoved())
                        .map(each -> new PartnerRow(
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
                        LinkWords.of(link.inbound(), Schedule.ALWAYS, Instant.EPOCH)))
                : Stream.empty();
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
