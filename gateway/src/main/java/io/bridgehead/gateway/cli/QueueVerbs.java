package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.QueueReport;
import io.bridgehead.gateway.admin.QueueReport.WaitingRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.control.Overview.SetAside;
import io.bridgehead.gateway.terminal.Formats;
import io.bridgehead.gateway.terminal.Table;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mail that waits, and mail in quarantine. */
@Command(
        name = "queue",
        description = {"Lists the mail that waits, or takes mail out of the quarantine."},
        footer = {"", "Example: ./bridgehead queue drop --all"})
final class QueueVerbs extends Verb {
    QueueVerbs(Invocation invocation) {
        super(invocation);
    }

    /** The noun with all its verbs. */
    static CommandLine commandLine(Invocation invocation) {
        return new CommandLine(new QueueVerbs(invocation))
                .addSubcommand(new Listing(invocation))
                .addSubcommand(new Drop(invocation))
                .addSubcommand(new Reprocess(invocation));
    }

    /** Without a verb, the noun lists. */
    @Override
    public Integer call() {
        return new Listing(invocation()).call();
    }

    /** The mail that waits, and the mail in quarantine. */
    @Command(
            name = "list",
            description =
                    "Lists the mail that waits to be read or sent, and the mail in quarantine.",
            footer = {"", "Example: ./bridgehead queue list"})
    static final class Listing extends Verb {
        Listing(Invocation invocation) {
            super(invocation);
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
            return queue.quarantined().stream().allMatch(SetAside::isForeign)
                    ? ExitCode.GOOD
                    : ExitCode.FINDINGS;
        }

        private void show(QueueReport queue) {
            say(Formats.count(queue.spoolMails(), "mail", "mails") + " to be read");
            say(Formats.count(queue.waitingMails(), "mail", "mails") + " to be sent");
            Table waiting =
                    new Table("TO", "KIND", ">BYTES", ">TRIES", "NEXT TRY", "WAITS FOR", "TROUBLE");
            for (WaitingRow each : queue.waiting()) {
                waiting.row(
                        each.to(),
                        each.kind(),
                        Formats.count(each.bytes()),
                        each.attempts(),
                        each.next().at(),
                        each.next().waitsFor(),
                        each.next().trouble());
            }
            waiting.lines().forEach(this::say);
            say(Formats.count(queue.quarantinedMails(), "mail", "mails") + " in quarantine");
            Table quarantined = new Table("MAIL", ">BYTES", "REASON");
            for (SetAside each : queue.quarantined()) {
                quarantined.row(each.id(), Formats.count(each.bytes()), each.reason());
            }
            quarantined.lines().forEach(this::say);
            if (queue.quarantinedMails() > 0) {
                say("remove one permanently with " + command("queue drop")
                        + " ID, try it again with " + command("queue reprocess")
                        + " ID; --all means all");
            }
        }
    }

    /** Takes mail out of the quarantine. */
    abstract static class Decision extends Verb {
        @Parameters(
                arity = "0..1",
                paramLabel = "ID",
                description = "Id of one mail, as 'queue list' shows it.")
        private Optional<String> id = Optional.empty();

        @Option(names = "--all", description = "Take all mails in quarantine.")
        private boolean all;

        private final String path;
        private final String done;

        Decision(Invocation invocation, String path, String done) {
            super(invocation);
            this.path = path;
            this.done = done;
        }

        @Override
        public Integer call() {
            if (id.isPresent() == all) {
                throw new VerbException(
                        ExitCode.USAGE, "name one mail by its id, or give --all, not both");
            }
            JsonNode answer =
                    gateway().post(path, Map.of("id", id.orElse(""), "all", Boolean.toString(all)));
            if (json()) {
                sayJson(answer);
            } else {
                say(Formats.count(answer.get("mails").asLong(), "mail", "mails") + " " + done);
            }
            return ExitCode.GOOD;
        }
    }

    /** Removes mail from the quarantine. */
    @Command(
            name = "drop",
            description = {
                "Removes mail from the quarantine permanently.",
                "The gateway asks its partners again for the changes in it.",
            },
            footer = {"", "Example: ./bridgehead queue drop --all"})
    static final class Drop extends Decision {
        Drop(Invocation invocation) {
            super(invocation, "/queue/drop", "dropped");
        }
    }

    /** Reads mail in quarantine again. */
    @Command(
            name = "reprocess",
            description = "Reads mail in quarantine once more, after its cause was mended.",
            footer = {"", "Example: ./bridgehead queue reprocess --all"})
    static final class Reprocess extends Decision {
        Reprocess(Invocation invocation) {
            super(invocation, "/queue/reprocess", "to be read again");
        }
    }
}
