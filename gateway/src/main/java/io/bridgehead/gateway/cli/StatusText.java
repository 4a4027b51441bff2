package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.status.StatusReport;
import io.bridgehead.gateway.status.StatusReport.ContextRow;
import io.bridgehead.gateway.status.StatusReport.LinkRow;
import io.bridgehead.gateway.status.StatusReport.PartnerRow;
import io.bridgehead.gateway.status.StatusReport.Queues;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The status as text for people. */
final class StatusText {
    private static final int DIGEST_DIGITS_SHOWN = 12;
    private static final String ALL_GOOD = "[ALL GOOD]";

    private final StatusReport status;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    StatusText(StatusReport status, Instant now) {
        this.status = status;
        this.now = now;
    }

    /** All lines; {@code completed} makes a command mean this gateway. */
    List<String> lines(UnaryOperator<String> completed) {
        lines.add(status.site() + ", server " + status.server() + ", organization " + status.base()
                + " (" + status.organization() + ")");
        lines.add("epoch " + status.epoch() + ", USN " + Formats.count(status.usn()));
        addTable(contexts());
        addTable(partners());
        addTable(links());
        addTable(mailboxes());
        lines.add("");
        lines.add(queues(status.queues()));
        if (status.conflicts() > 0) {
            lines.add(Formats.count(status.conflicts(), "conflict", "conflicts")
                    + " resolved, both sides kept in the conflict log; see "
                    + completed.apply("./bridgehead conflicts list"));
        }
        lines.addAll(status.notes());
        lines.add("");
        status.findings()
                .forEach(each -> lines.add(each.code() + ": " + each.sentence() + ". Try: "
                        + completed.apply(each.command())));
        status.working().forEach(lines::add);
        lines.add(verdict());
        return lines;
    }

    /** The last line: whether a person has to do anything. */
    private String verdict() {
        if (!status.findings().isEmpty()) {
            return "[" + Formats.count(status.findings().size(), "FINDING", "FINDINGS") + "]";
        }
        if (!status.working().isEmpty()) {
            return "[WORKING] nothing for you to do";
        }
        return status.notes().isEmpty() ? ALL_GOOD : "[GOOD] except for what is noted above";
    }

    private void addTable(Table table) {
        List<String> rows = table.lines();
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(rows);
        }
    }

    private Table contexts() {
        Table table = new Table(
                "CONTEXT", "HOME", ">ENTRIES", ">TOMBSTONES", ">HELD", ">LAST USN", "DIGEST");
        for (ContextRow each : status.contexts()) {
            table.row(
                    each.dn(),
                    each.home().isEmpty() ? "shared" : each.home(),
                    Formats.count(each.entries()),
                    Formats.count(each.tombstones()),
                    Formats.count(each.heldEntries()),
                    Formats.count(each.lastUsn()),
                    each.digest().substring(0, DIGEST_DIGITS_SHOWN));
        }
        return table;
    }

    private Table partners() {
        Table table = new Table("PARTNER", "SERVER", "LAST HEARD", "STATE");
        for (PartnerRow each : status.partners()) {
            table.row(each.site(), each.server(), heard(each.lastHeard()), each.state());
        }
        return table;
    }

    private Table links() {
        Table table =
                new Table("LINK", "CONTEXT", "INBOUND", "OUTBOUND", ">READ", ">MISSING", ">UNTOLD");
        for (PartnerRow partner : status.partners()) {
            for (LinkRow each : partner.links()) {
                table.row(
                        partner.site(),
                        each.context(),
                        each.inbound().isEmpty() ? "-" : each.inbound(),
                        each.outbound().isEmpty() ? "-" : each.outbound(),
                        Formats.count(each.readUsn()),
                        Formats.count(each.missingUsns()),
                        Formats.count(each.untoldUsns()));
            }
        }
        return table;
    }

    private Table mailboxes() {
        Table table = new Table("MAILBOX", "LAST LOOK", ">TAKEN", ">LEFT", "STATE");
        for (Overview.MailboxRow each : status.mailboxes()) {
            table.row(
                    each.name(),
                    heard(each.lastLook()),
                    Formats.count(each.taken()),
                    Formats.count(each.left().size()),
                    each.failures() == 0 ? "good" : "reconnecting");
        }
        return table;
    }

    private String heard(String at) {
        return heard(at, now);
    }

    /** How long ago this time was; an empty text means never. */
    static String heard(String at, Instant now) {
        return at.isEmpty()
                ? "never"
                : Formats.time(Duration.between(Instant.parse(at), now)) + " ago";
    }

    private static String queues(Queues queues) {
        return "mail: " + Formats.count(queues.spoolMails()) + " to be read, "
                + Formats.count(queues.outboxMails()) + " to be sent, "
                + Formats.count(queues.quarantinedMails()) + " in quarantine; since the start "
                + Formats.count(queues.sentMails()) + " sent (" + Formats.bytes(queues.sentBytes())
                + "), " + Formats.count(queues.receivedMails()) + " received ("
                + Formats.bytes(queues.receivedBytes()) + ")";
    }
}
