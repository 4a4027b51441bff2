package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.QueueReport;
import io.bridgehead.gateway.admin.QueueReport.WaitingRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.control.Overview.SetAside;
import io.bridgehead.gateway.terminal.Console;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import picocli.CommandLine.Command;

/** The mail that waits, and the mail set aside. */
@Command(
        name = "queue",
        description =
                "The mail that waits to be read or sent, and what lies in quarantine and why.",
        footer = {"", "Example: ./bridgehead queue"})
final class QueueVerb extends Verb {
    QueueVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/queue", Map.of());
        QueueReport queue = Json.read(answer, QueueReport.class);
        if (json()) {
            sayJson(answer);
        } else {
            show(queue);
        }
        return queue.quarantined().stream().allMatch(SetAside::isStrange)
                ? ExitCode.GOOD
                : ExitCode.FINDINGS;
    }

    private void show(QueueReport queue) {
        say(Formats.count(queue.spoolMails(), "mail", "mails") + " to be read");
        say(Formats.count(queue.waitingMails(), "mail", "mails") + " to be sent");
        Table waiting = new Table("TO", "KIND", ">BYTES", ">TRIES", "NEXT TRY", "TROUBLE");
        for (WaitingRow each : queue.waiting()) {
            waiting.row(
                    each.to(),
                    each.kind(),
                    Formats.count(each.bytes()),
                    each.attempts(),
                    each.nextTry(),
                    each.trouble());
        }
        waiting.lines().forEach(this::say);
        say(Formats.count(queue.quarantinedMails(), "mail", "mails") + " in quarantine");
        Table quarantined = new Table("MAIL", ">BYTES", "REASON");
        for (SetAside each : queue.quarantined()) {
            quarantined.row(each.id(), Formats.count(each.bytes()), each.reason());
        }
        quarantined.lines().forEach(this::say);
        if (queue.quarantinedMails() > 0) {
            say("remove one for good with " + command("queue drop") + " ID, try it again with "
                    + command("queue reprocess") + " ID; --all means all");
        }
    }
}
