package io.bridgehead.gateway.demo;

import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some gateways in a chain, each a process of its own, real mail between neighbours. Each site
 * begins with entries of its own; then copying begins; then one entry is changed at each end, and
 * one deleted; and all sites must end with the same bytes.
 */
public final class Demo {
    /** How long anything may take that does not depend on how much there is to copy. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DemoOptions options;
    private final Console console;
    private final DemoFolder folder;
    private final List<DemoSite> sites;

    private Demo(DemoOptions options, Console console, DemoFolder folder) {
        this.options = options;
        this.console = console;
        this.folder = folder;
        this.sites = DemoSetup.sites(options.sites(), folder.path());
    }

    /**
     * Shows it. Returns when all sites agree or, unless it is to end then, when one of its gateways
     * has ended. Throws {@link DemoException} if they do not agree in time; its gateways never
     * outlive the call, nor this process.
     */
    public static void run(DemoOptions options, Console console) {
        DemoFolder folder = DemoFolder.of(options.folder());
        try (Children children = new Children(folder::remove)) {
            new Demo(options, console, folder).show(children);
        }
    }

    private void show(Children children) {
        say(sites.size() + " sites in a chain, " + chain() + ", all in " + folder.path());
        new DemoSetup(options, console).prepare(sites);
        sites.forEach(children::start);
        Waiting waiting = new Waiting(console, sites, children);
        waiting.untilReady();
        say("All gateways run. Copying starts; A is told of what is at " + last().name()
                + " by its neighbour only.");
        Copying copying = waiting.untilCopied();
        say(String.format(
                Locale.ROOT,
                "Every site holds everything: %s. %s copied in %.1f s: %,.0f entries/s,"
                        + " %.0f bytes of mail per entry.",
                copying.end().words(),
                Formats.count(copying.entries(), "entry", "entries"),
                copying.seconds(),
                copying.entriesPerSecond(),
                copying.bytesPerEntry()));
        long before = System.nanoTime();
        new DemoChanges(sites, options.ldif().isEmpty()).make().forEach(this::say);
        waiting.untilAgreed();
        double changeSeconds = (System.nanoTime() - before) / 1e9;
        String sha256 = waiting.sameExport();
        say(String.format(
                Locale.ROOT,
                "All of it is everywhere after %.2f s. All exports are equal: SHA-256 %s",
                changeSeconds,
                sha256));
        if (options.json()) {
            console.out().println(Json.pretty(report(copying, changeSeconds, sha256)));
        }
        say("[ALL GOOD]");
        if (!options.exit()) {
            suggestions().forEach(this::say);
            children.awaitAnyEnd();
        }
    }

    private DemoReport report(Copying copying, double changeSeconds, String sha256) {
        return new DemoReport(
                sites.stream().map(DemoSite::name).toList(),
                options.entries(),
                new DemoReport.Copy(
                        copying.entries(),
                        rounded(copying.seconds()),
                        rounded(copying.entriesPerSecond()),
                        copying.end().sentMails(),
                        copying.end().sentBytes(),
                        rounded(copying.bytesPerEntry())),
                rounded(changeSeconds),
                sha256,
                true);
    }

    /** The measurement is not better than three decimals. */
    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }

    private List<String> suggestions() {
        DemoSite first = sites.get(0);
        List<String> lines = new ArrayList<>(List.of(
                "",
                "The sites stay up until Ctrl-C; "
                        + (folder.temporary() ? "then all of it goes" : "their folder stays")
                        + ". Try, elsewhere:",
                "  " + first.command("status"),
                "  " + first.command("sites"),
                "  " + first.command("search --base " + last().dn() + " --limit 1"),
                "  " + last().command("queue"),
                "and change something at one site, to see it at the others:",
                "  printf 'dn: " + last().dn() + "\\nchangetype: modify\\nreplace: description\\n"
                        + "description: hello\\n' | " + last().command("modify -"),
                "  " + first.command("search --base " + last().dn() + " --scope base")));
        return lines;
    }

    private String chain() {
        return String.join("–", sites.stream().map(DemoSite::name).toList());
    }

    private DemoSite last() {
        return sites.get(sites.size() - 1);
    }

    /** With --json, the answer is JSON only, and the story goes beside it. */
    private void say(String line) {
        (options.json() ? console.err() : console.out()).println(line);
    }
}
