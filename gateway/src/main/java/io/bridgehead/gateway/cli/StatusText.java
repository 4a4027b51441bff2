package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.control.Counters;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.gateway.status.PartnerRow;
import io.bridgehead.gateway.status.PartnerRow.LinkRow;
import io.bridgehead.gateway.status.StatusReport;
import io.bridgehead.gateway.status.StatusReport.ContextRow;
import io.bridgehead.gateway.status.StatusReport.DatabaseRow;
import io.bridgehead.gateway.status.StatusReport.MailRow;
import io.bridgehead.gateway.status.StatusReport.SelfRow;
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
        SelfRow self = status.self();
        lines.add(self.site() + ", server " + self.server() + ", organization " + self.base() + " ("
                + self.organization() + ")");
        lines.add("epoch " + self.epoch() + ", USN " + Formats.count(self.usn()));
        addTable(contexts());
        addTable(partners());
        addTable(links());
        addTable(mailboxes());
        lines.add("");
        lines.add(mail(status.mail()));
        lines.add(disk(status.database()));
        if (status.conflicts() > 0) {
            lines.add(Formats.count(status.conflicts(), "conflict", "conflicts")
                    + " resolved, both sides kept in the conflict log; see "
                    + completed.apply("./bridgehead conflicts list"));
        }
        status.notes().forEach(each -> lines.add(line(each, completed)));
        lines.add("");
        status.findings().forEach(each -> lines.add(each.code() + ": " + line(each, completed)));
        status.working().forEach(each -> lines.add(line(each, completed)));
        lines.add(verdict());
        return lines;
    }

    private static String disk(DatabaseRow database) {
        return "database: " + Formats.bytes(database.bytes()) + " on the disk, which has "
                + Formats.bytes(database.diskFreeBytes()) + " free";
    }

    private static String line(Finding finding, UnaryOperator<String> completed) {
        return finding.sentence()
                + (finding.command().isEmpty()
                        ? ""
                        : ". Try: " + completed.apply(finding.command()));
    }

    /** The last line: whether the operator has to do anything. */
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
            table.row(each.site(), each.server(), heard(each.lastHeard()), each.words());
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
                        dashed(each.inbound().words()),
                        dashed(each.outbound().words()),
                        Formats.count(each.inbound().readUsn()),
                        Formats.count(each.inbound().missingUsns()),
                        Formats.count(each.outbound().untoldUsns()));
            }
        }
        return table;
    }

    private Table mailboxes() {
        Table table = new Table("MAILBOX", "LAST LOOK", ">TAKEN", ">LEFT", "STATE");
        for (Overview.MailboxRow each : status.mail().mailboxes()) {
            table.row(
                    each.name(),
                    heard(each.lastLook()),
                    Formats.count(each.taken()),
                    Formats.count(each.left().size()),
                    each.isRefused() ? "refused" : each.failures() == 0 ? "good" : "reconnecting");
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

    private static String dashed(String words) {
        return words.isEmpty() ? "-" : words;
    }

    private static String mail(MailRow mail) {
        Counters passed = mail.sinceStart();
        return "mail: " + Formats.count(mail.spoolMails()) + " to be read, "
                + Formats.count(mail.outboxMails()) + " to be sent, "
                + Formats.count(mail.quarantinedMails()) + " in quarantine; since the start "
                + Formats.count(passed.sentMails()) + " sent (" + Formats.bytes(passed.sentBytes())
                + "), " + Formats.count(passed.receivedMails()) + " received ("
                + Formats.bytes(passed.receivedBytes()) + ")";
    }
}
