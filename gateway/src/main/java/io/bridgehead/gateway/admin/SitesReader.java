package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.SitesReport.SiteRow;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the sites known here out of one snapshot. */
final class SitesReader {
    private final Directory directory;

    SitesReader(Directory directory) {
        this.directory = directory;
    }

    SitesReport report() {
        List<SiteRow> rows = directory.contexts().stream()
                .map(this::row)
                .sorted(Comparator.comparing(SiteRow::site).thenComparing(SiteRow::context))
                .toList();
        return new SitesReport(directory.self().site().name(), rows);
    }

    private SiteRow row(NamingContext context) {
        List<Partner> partners =
                directory.partners().stream().filter(each -> !each.isRemoved()).toList();
        List<Link> offers = partners.stream()
                .map(each -> directory.link(each.site(), context.id()))
                .filter(each -> each.inbound().offered())
                .toList();
        Optional<Link> through = here(context) ? Optional.empty() : through(offers);
        Totals totals = directory.totals(context.id());
        return new SiteRow(
                context.home().map(SiteId::name).orElse(""),
                context.dn(),
                here(context) ? "here" : offers.isEmpty() ? "known" : "inbound",
                totals.live(),
                through.map(each -> each.partner().name()).orElse(""),
                through.map(each -> each.inbound().cursor().received().contiguous())
                        .orElse(0L),
                through.map(each -> each.inbound().lag()).orElse(0L),
                through.flatMap(each -> directory.partner(each.partner()))
                        .map(Partner::lastHeard)
                        .filter(each -> !each.equals(Instant.EPOCH))
                        .map(Instant::toString)
                        .orElse(""),
                offers.stream().map(each -> each.partner().name()).toList(),
                partners.stream()
                        .map(Partner::site)
                        .filter(context::isOutboundTo)
                        .map(SiteId::name)
                        .toList(),
                lastChange(context.id(), totals.lastUsn()));
    }

    /** The partner whose history of this context we have read furthest at the latest question. */
    private static Optional<Link> through(List<Link> offers) {
        return offers.stream().max(Comparator.comparing(each -> each.inbound().due()));
    }

    private boolean here(NamingContext context) {
        return context.home().map(directory.self().site()::equals).orElse(true);
    }

    private String lastChange(ContextId context, long lastUsn) {
        Optional<StoredEntry> last = lastUsn == 0
                ? Optional.empty()
                : directory.changes(context, new Range(lastUsn - 1, lastUsn), 1).stream()
                        .findFirst();
        return last.map(each -> each.entry().stamps())
                .filter(stamps -> !stamps.isEmpty())
                .map(stamps -> HybridTime.instant(stamps.last().time()).toString())
                .orElse("");
    }
}
