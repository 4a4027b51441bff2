package io.bridgehead.gateway.status;

import io.bridgehead.gateway.control.AuditReport;
import io.bridgehead.gateway.control.RunningGateway;
import java.util.List;

/** Says what the daily audit of the database has found since the start. */
record AuditCheck(RunningGateway gateway) implements Check {
    private static final int NAMES_SHOWN = 3;

    @Override
    public List<Finding> findings(Snapshot snapshot) {
        return gateway.auditFound()
                .map(each -> finding(each, snapshot))
                .map(List::of)
                .orElse(List.of());
    }

    private static Finding finding(AuditReport report, Snapshot snapshot) {
        Finding finding = Finding.of(FindingCode.DATABASE_DAMAGED).with("at", report.at());
        if (!report.corrected().isEmpty()) {
            finding = finding.with("contexts", names(report.corrected()));
        }
        if (!report.damaged().isEmpty()) {
            finding = finding.with("entries", names(report.damaged()));
        }
        if (!report.failure().isEmpty()) {
            finding = finding.with("failure", report.failure());
        }
        return snapshot.activePartners().isEmpty()
                ? finding
                : finding.command(
                        "verify " + snapshot.activePartners().get(0).row().site() + " --repair");
    }

    private static String names(List<String> all) {
        String first = String.join("; ", all.subList(0, Math.min(NAMES_SHOWN, all.size())));
        return all.size() > NAMES_SHOWN
                ? first + " and " + (all.size() - NAMES_SHOWN) + " more"
                : first;
    }
}
