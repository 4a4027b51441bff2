package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.VerifyReport.DifferenceRow;
import io.bridgehead.gateway.admin.VerifyReport.ScopeRow;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Difference;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Compares what this site holds with what a partner holds. */
final class VerifyEndpoint {
    private final RunningGateway gateway;

    VerifyEndpoint(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Begins a comparison and answers at once; the mail takes its time. */
    VerifyReport begin(AdminCall call) {
        SiteId site = new KnownNames(gateway).activePartner(call);
        gateway.operator()
                .verify(site, call.flag("repair"), gateway.clock().instant().plus(timeout(call)));
        return report(site);
    }

    /** The state of the latest comparison. */
    VerifyReport show(AdminCall call) {
        return report(new KnownNames(gateway).partner(call));
    }

    private static Duration timeout(AdminCall call) {
        String seconds = call.parameter("timeout").orElse("");
        try {
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new RequestException(400, "'" + seconds + "' is not a number of seconds");
        }
    }

    private VerifyReport report(SiteId site) {
        return gateway.store().read(directory -> {
            List<Verification> rows = directory.verifications().stream()
                    .filter(each -> each.partner().equals(site))
                    .filter(each -> each.state() != State.NONE)
                    .toList();
            return new VerifyReport(
                    directory.self().site().name(),
                    site.name(),
                    rows.stream().anyMatch(each -> each.state().isRunning()),
                    rows.stream().map(each -> row(directory, each)).toList());
        });
    }

    private static ScopeRow row(Directory directory, Verification row) {
        return new ScopeRow(
                directory
                        .context(row.context())
                        .map(NamingContext::dn)
                        .orElse(row.context().toString()),
                row.state().name(),
                sentence(row),
                directory.totals(row.context()).live(),
                row.found().stream().map(VerifyEndpoint::row).toList(),
                row.repaired().stream().map(VerifyEndpoint::row).toList());
    }

    private static DifferenceRow row(Difference each) {
        return new DifferenceRow(
                each.entry().toString(),
                each.dn(),
                each.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                each.attributes());
    }

    private static String sentence(Verification row) {
        return switch (row.state()) {
            case NONE -> "";
            case ASKING -> "comparing (round " + row.round() + ")";
            case REPLICATING -> "not comparable yet: still replicating (temporary)";
            case UNANSWERED ->
                row.partner() + " did not answer in time: check that its gateway runs and that mail"
                        + " goes both ways, or allow more time with --timeout";
            case NOT_COMPARABLE ->
                "not comparable in time: one of the two sites lacked changes of the other, or held"
                        + " some; see status, or allow more time with --timeout";
            case LEFT_OUT ->
                "not compared: attributes are left out between " + row.partner()
                        + " and this site; see partner list";
            case EQUAL -> row.repaired().isEmpty() ? "equal" : "equal now";
            case DIFFERENT -> "different";
        };
    }
}
