package io.bridgehead.gateway.status;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.NamingContext;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for contexts that do not travel between this site and their home, although the home is a
 * partner. Their changes come here by another way, or never; and the sites behind this one see only that
 * this site has nothing new.
 */
final class HomeLeftOutCheck implements Check {
    @Override
    public List<Finding> findings(Snapshot snapshot) {
        return snapshot.directory().contexts().stream()
                .filter(context -> context.home()
                        .filter(home -> isLeftOut(snapshot, home, context))
                        .isPresent())
                .map(context -> finding(snapshot, context))
                .toList();
    }

    private static boolean isLeftOut(Snapshot snapshot, SiteId home, NamingContext context) {
        return snapshot.overview().expected().partners().containsKey(home.name())
                && snapshot.overview().expected().leavesOut(home.name(), context.id());
    }

    private static Finding finding(Snapshot snapshot, NamingContext context) {
        String others = snapshot.activePartners().stream()
                .filter(each -> each.links().containsKey(context.id())
                        && each.links().get(context.id()).inbound().offered()
                        && !snapshot.overview()
                                .expected()
                                .leavesOut(each.row().site(), context.id()))
                .map(each -> each.row().site())
                .collect(Collectors.joining(", "));
        Finding found = Finding.of(FindingCode.HOME_LEFT_OUT)
                .with("context", context.dn())
                .with("home", context.home().map(SiteId::name).orElse(""))
                .command("partner list");
        return others.isEmpty() ? found.with("none", "no") : found.with("others", others);
    }
}
