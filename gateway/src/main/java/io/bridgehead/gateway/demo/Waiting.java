package io.bridgehead.gateway.demo;

import io.bridgehead.gateway.admin.ExportReport;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.status.StatusReport;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Watches the sites until they are where they should be, or for too long. */
final class Waiting {
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(50);

    private final Console console;
    private final List<DemoSite> sites;
    private final Children children;

    Waiting(Console console, List<DemoSite> sites, Children children) {
        this.console = console;
        this.sites = sites;
        this.children = children;
    }

    /** Until every gateway answers. */
    void untilReady() {
        long start = System.nanoTime();
        while (!sites.stream().allMatch(each -> AdminClient.of(each.data()).isPresent())) {
            pause(start, "the gateways do not start");
        }
    }

    /** Until every site holds everything; as long as anything moves, it may take its time. */
    Copying untilCopied() {
        try (Progress progress = console.progress("copying")) {
            Sample before = Sample.of(sites);
            Sample now = before;
            long expected = before.home() * (sites.size() - 1);
            long moved = now.nanos();
            while (!(now.copied() >= expected && now.agrees())) {
                pause(moved, "nothing has been copied for a while");
                Sample next = Sample.of(sites);
                if (next.copied() > now.copied()) {
                    moved = next.nanos();
                } else if (next.copied() == 0) {
                    before = next;
                    moved = Math.max(moved, now.nanos() - Demo.PATIENCE.toNanos() / 2);
                }
                now = next;
                progress.show(now.copied(), expected, "entries held: " + now.words());
            }
            return new Copying(before, now);
        }
    }

    /** Until all sites hold the same. */
    void untilAgreed() {
        long start = System.nanoTime();
        while (!Sample.of(sites).agrees()) {
            pause(start, "the sites do not agree");
        }
    }

    /** The fingerprint of the exports of all sites, which must be one. */
    String sameExport() {
        List<String> digests = sites.stream()
                .map(each -> each.gateway().get("/digest", Map.of("operational", "true")))
                .map(each -> Json.read(each, ExportReport.class).sha256())
                .distinct()
                .toList();
        if (digests.size() != 1) {
            throw failure("their exports differ: " + digests);
        }
        return digests.get(0);
    }

    private void pause(long sinceNanos, String otherwise) {
        for (DemoSite site : sites) {
            if (children.endsWithin(site, BETWEEN_SAMPLES.dividedBy(sites.size()))) {
                throw failure("the gateway of " + site.name() + " has ended");
            }
        }
        if (System.nanoTime() - sinceNanos > Demo.PATIENCE.toNanos()) {
            throw failure(otherwise);
        }
    }

    /** With all that may tell why. */
    private DemoException failure(String message) {
        for (DemoSite site : sites) {
            String status = site.status().map(Waiting::text).orElse("does not answer");
            console.err().println(site.name() + ": " + status);
            console.err().println("what its gateway said: " + LogTail.of(site.log()));
        }
        return new DemoException("the demonstration failed: " + message);
    }

    private static String text(StatusReport status) {
        return Json.pretty(status);
    }
}
