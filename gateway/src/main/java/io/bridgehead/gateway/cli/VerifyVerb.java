package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.VerifyReport;
import io.bridgehead.gateway.admin.VerifyReport.DifferenceRow;
import io.bridgehead.gateway.admin.VerifyReport.ScopeRow;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.control.AuditReport;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Progress;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares this site with a partner. */
@Command(
        name = "verify",
        description = {
            "Compares by mail what a partner holds with what this site holds.",
            "Each entry that differs is named. --deep also finds what was changed behind the gateway.",
            "If you interrupt the command, the comparison goes on; --show tells the result.",
            "Exit codes: 0 all is equal, 1 something differs or could not be compared.",
        },
        footer = {"", "Example: ./bridgehead verify SOUTH --repair --timeout 2h"})
final class VerifyVerb extends Verb {
    private static final int LOOK_MILLIS = 300;

    /** What the gateway may need beyond the deadline to end the comparison. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Parameters(
            paramLabel = "SITE",
            arity = "0..1",
            description = "Site of the partner. Only --deep may do without.")
    private String site = "";

    @Option(
            names = "--repair",
            description =
                    "Make equal what differs. The home site of a context is right; in a context that all"
                            + " sites may write, both copies are merged.")
    private boolean repair;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Give up after this time, such as 90s, 30m or 2h (default: 1h).")
    private String timeout = "1h";

    @Option(
            names = "--deep",
            description =
                    "First read every entry of this site, and correct the totals that are compared.")
    private boolean deep;

    @Option(names = "--show", description = "Ask nothing; show the result of the last comparison.")
    private boolean show;

    VerifyVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (site.isEmpty() && !deep) {
            throw new VerbException(ExitCode.USAGE, "name the SITE of a partner, or use --deep");
        }
        Duration patience = patience();
        AdminClient gateway = gateway();
        Optional<AuditReport> audit = deep
                ? Optional.of(Json.read(gateway.post("/verify/deep", Map.of()), AuditReport.class))
                : Optional.empty();
        audit.ifPresent(this::show);
        boolean sound = audit.map(AuditReport::sound).orElse(true);
        boolean equal = site.isEmpty() || compared(gateway, patience) == ExitCode.GOOD;
        return sound && equal ? ExitCode.GOOD : ExitCode.FINDINGS;
    }

    private int compared(AdminClient gateway, Duration patience) throws InterruptedException {
        JsonNode answer =
                show ? gateway.get("/verify", Map.of("site", site)) : finished(gateway, patience);
        VerifyReport report = Json.read(answer, VerifyReport.class);
        if (json()) {
            sayJson(answer);
        } else {
            show(report);
        }
        return report.allEqual() && !report.running() ? ExitCode.GOOD : ExitCode.FINDINGS;
    }

    private JsonNode finished(AdminClient gateway, Duration patience) throws InterruptedException {
        JsonNode answer = gateway.post(
                "/verify/begin",
                Map.of(
                        "site", site,
                        "repair", Boolean.toString(repair),
                        "timeout", Long.toString(patience.toSeconds())));
        try (Progress progress = console().progress("verify " + site)) {
            long end = System.nanoTime() + patience.plus(GRACE).toNanos();
            while (answer.path("running").asBoolean() && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                answer = gateway.get("/verify", Map.of("site", site));
                VerifyReport report = Json.read(answer, VerifyReport.class);
                long done = report.scopes().stream()
                        .filter(each -> !isRunning(each))
                        .count();
                progress.show(done, report.scopes().size(), words(report, done));
            }
        }
        return answer;
    }

    private static String words(VerifyReport report, long done) {
        String now = report.scopes().stream()
                .filter(VerifyVerb::isRunning)
                .map(each -> ", " + each.context() + ": " + each.sentence())
                .findFirst()
                .orElse("");
        return done + " of " + Formats.count(report.scopes().size(), "context", "contexts") + now;
    }

    private static boolean isRunning(ScopeRow row) {
        return row.state().equals("ASKING") || row.state().equals("REPLICATING");
    }

    private Duration patience() {
        try {
            return Duration.parse("PT" + timeout.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new VerbException(
                    ExitCode.USAGE,
                    "'" + timeout + "' is no time for --timeout; write it as in 30m");
        }
    }

    private void show(AuditReport report) {
        if (json()) {
            if (site.isEmpty()) {
                sayJson(report);
            }
            return;
        }
        say("read " + Formats.count(report.entries(), "entry", "entries") + " of this site: "
                + (report.sound() ? "all are as they were written" : "not as they were written"));
        report.corrected().forEach(each -> say("  the totals of " + each + " are corrected"));
        report.damaged().forEach(each -> say("  damaged: " + each));
        if (!report.failure().isEmpty()) {
            say("  not everything could be read: " + report.failure());
        }
    }

    private void show(VerifyReport report) {
        long found = 0;
        for (ScopeRow scope : report.scopes()) {
            say(scope.context() + ", " + Formats.count(scope.entries(), "entry", "entries") + ": "
                    + scope.sentence());
            scope.repaired().forEach(each -> say("  repaired: " + words(each)));
            scope.differences().forEach(each -> say("  " + words(each)));
            found += scope.differences().size();
        }
        if (report.scopes().isEmpty()) {
            say("nothing was compared with " + report.partner());
        } else if (report.allEqual()) {
            say("[EQUAL] " + report.site() + " and " + report.partner() + " hold the same");
        } else if (found > 0 && !repair) {
            say("[" + Formats.count(found, "DIFFERENCE", "DIFFERENCES") + "] to repair: "
                    + command("verify " + report.partner() + " --repair"));
        } else {
            say("[NOT EQUAL, OR NOT COMPARED]");
        }
    }

    private static String words(DifferenceRow row) {
        return row.dn() + " (" + row.id() + ") " + row.what()
                + (row.attributes().isEmpty() ? "" : ": " + String.join(", ", row.attributes()));
    }
}
