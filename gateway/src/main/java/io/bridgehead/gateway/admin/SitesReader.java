package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.SitesReport.SiteRow;
import io.bridgehead.gateway.admin.SitesReport.Source;
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
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads from one snapshot which contexts are known here, and where each is read from. */
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
        Source source =
                here(context) ? Source.NONE : nearest(offers).map(this::source).orElse(Source.NONE);
        Totals totals = directory.totals(context.id());
        return new SiteRow(
                context.home().map(SiteId::name).orElse(""),
                context.dn(),
                here(context) ? "here" : offers.isEmpty() ? "known" : "inbound",
                totals.live(),
                source,
                offers.stream().map(each -> each.partner().name()).toList(),
                partners.stream()
                        .map(Partner::site)
                        .filter(context::isOutboundTo)
                        .map(SiteId::name)
                        .toList(),
                lastChange(context.id(), totals.lastUsn()));
    }

    /**
     * The offer of which we miss the fewest USNs. A partner that was never asked comes last: all that
     * it has is missing.
     */
    private static Optional<Link> nearest(List<Link> offers) {
        return offers.stream()
                .min(Comparator.<Link, Boolean>comparing(each -> each.inbound().request() == 0)
                        .thenComparing(each -> each.inbound().lag())
                        .thenComparing(each -> each.partner().name()));
    }

    private Source source(Link link) {
        return new Source(
                link.partner().name(),
                link.inbound().cursor().received().contiguous(),
                link.inbound().lag(),
                directory
                        .partner(link.partner())
                        .map(Partner::lastHeard)
                        .filter(each -> !each.equals(Instant.EPOCH))
                        .map(each -> each.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""));
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
