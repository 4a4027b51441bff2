package io.bridgehead.gateway.demo;

import io.bridgehead.gateway.status.StatusReport;
import io.bridgehead.gateway.status.StatusReport.ContextRow;
import io.bridgehead.gateway.terminal.Formats;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How all sites stood at one moment.
 *
 * @param nanos when, by {@link System#nanoTime}, before they were asked
 */
record Sample(long nanos, List<StatusReport> sites) {
    Sample {
        sites = List.copyOf(sites);
    }

    static Sample of(List<DemoSite> sites) {
        long before = System.nanoTime();
        return new Sample(
                before,
                sites.stream()
                        .map(each -> each.gateway().get("/status", StatusReport.class))
                        .toList());
    }

    /** Entries at sites other than their home. */
    long copied() {
        return sites.stream().mapToLong(Sample::copiedTo).sum();
    }

    /** Entries in all subtrees of sites, counted at home. */
    long home() {
        return sites.stream()
                .flatMap(site ->
                        site.contexts().stream().filter(each -> each.home().equals(site.site())))
                .mapToLong(ContextRow::entries)
                .sum();
    }

    long sentBytes() {
        return sites.stream()
                .mapToLong(each -> each.mail().sinceStart().sentBytes())
                .sum();
    }

    long sentMails() {
        return sites.stream()
                .mapToLong(each -> each.mail().sinceStart().sentMails())
                .sum();
    }

    /** Whether all sites know all contexts and hold the same in each. */
    boolean agrees() {
        NavigableMap<String, String> first = digests(sites.get(0));
        boolean allKnown = sites.stream()
                .allMatch(site -> first.keySet().stream()
                        .anyMatch(dn -> dn.startsWith("ou=" + site.site() + ",")));
        return allKnown && sites.stream().map(Sample::digests).allMatch(first::equals);
    }

    /** The directory filling up, site by site. */
    String words() {
        return sites.stream()
                .map(site -> site.site() + " " + Formats.count(total(site)))
                .collect(Collectors.joining(", "));
    }

    private static long total(StatusReport site) {
        return site.contexts().stream().mapToLong(ContextRow::entries).sum();
    }

    private static long copiedTo(StatusReport site) {
        return site.contexts().stream()
                .filter(each -> !each.home().isEmpty() && !each.home().equals(site.site()))
                .mapToLong(ContextRow::entries)
                .sum();
    }

    private static NavigableMap<String, String> digests(StatusReport site) {
        return site.contexts().stream()
                .collect(Collectors.toMap(
                        ContextRow::dn,
                        each -> each.entries() + " " + each.digest(),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
