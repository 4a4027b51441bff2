package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.ConflictReport;
import io.bridgehead.gateway.admin.ConflictReport.ConflictRow;
import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.config.Nearest;
import io.bridgehead.gateway.terminal.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles conflicts in favour of the kept side. */
@Command(
        name = "keep",
        description = {
            "Settles a conflict as it stands, or many of them.",
            "What was kept stays, and the conflict is no longer counted.",
        },
        footer = {
            "",
            "Examples: ./bridgehead conflicts keep 7",
            "          ./bridgehead conflicts keep --all --lost-at SOUTH --dry-run"
        })
final class ConflictKeepVerb extends Verb {
    private static final int ABOUT_SHOWN_MAX = 30;

    /** Which of the open conflicts are meant. */
    static final class Many {
        @Option(
                names = "--all",
                description = "Settle every conflict that is open now, and name each.")
        private boolean all;

        @Option(
                names = "--about",
                paramLabel = "WHAT",
                description = "Only conflicts about this, as 'conflicts list' shows it.")
        private Optional<String> about = Optional.empty();

        @Option(
                names = "--below",
                paramLabel = "DN",
                description = "Only conflicts about this entry and all below it.")
        private Optional<String> below = Optional.empty();

        @Option(
                names = "--lost-at",
                paramLabel = "SITE",
                description = "Only conflicts in which a write of this site was lost.")
        private Optional<String> site = Optional.empty();

        @Option(names = "--dry-run", description = "Settle nothing; show what would be settled.")
        private boolean dryRun;

        private boolean isGiven() {
            return dryRun || about.isPresent() || below.isPresent() || site.isPresent();
        }

        private Predicate<ConflictRow> wanted() {
            Optional<LdapName> top = below.map(Many::dn);
            return row -> about.map(row.about()::equalsIgnoreCase).orElse(true)
                    && site.map(row.lost().site()::equals).orElse(true)
                    && top.map(each -> isWithin(row.entry(), each)).orElse(true);
        }

        private static LdapName dn(String text) {
            try {
                return new LdapName(text);
            } catch (InvalidNameException e) {
                throw new VerbException(
                        ExitCode.USAGE, "--below: '" + text + "' is no DN: " + e.getMessage());
            }
        }

        /** An entry that has no name any more is shown by its id, and is below nothing. */
        private static boolean isWithin(String entry, LdapName top) {
            try {
                return new LdapName(entry).startsWith(top);
            } catch (InvalidNameException noName) {
                return false;
            }
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            description = "Number of the conflict, as 'conflicts list' shows it.")
    private Optional<Long> number = Optional.empty();

    @Mixin
    private final Many many = new Many();

    ConflictKeepVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        if (number.isPresent() == many.all) {
            throw new VerbException(
                    ExitCode.USAGE, "name one conflict by its number, or give --all");
        }
        if (!many.all && many.isGiven()) {
            throw new VerbException(
                    ExitCode.USAGE, "--about, --below, --lost-at and --dry-run need --all");
        }
        AdminClient gateway = gateway();
        return many.all ? keepAll(gateway) : keepOne(gateway, number.orElseThrow());
    }

    private Integer keepOne(AdminClient gateway, long number) {
        JsonNode answer = keep(gateway, number);
        if (json()) {
            sayJson(answer);
        } else {
            say("conflict " + number
                    + (answer.get("before").asBoolean()
                            ? " was settled before; nothing was changed"
                            : " is settled: what was kept stays"));
        }
        return ExitCode.GOOD;
    }

    /** Lists first and settles then, so that a conflict that arises meanwhile stays open. */
    private Integer keepAll(AdminClient gateway) {
        Predicate<ConflictRow> wanted = many.wanted();
        List<ConflictRow> open = open(gateway);
        requireKnownNames(gateway, open);
        List<ConflictRow> meant = open.stream().filter(wanted).toList();
        for (ConflictRow each : meant) {
            if (!many.dryRun) {
                keep(gateway, each.number());
            }
            if (!json()) {
                say("conflict " + each.number() + ", " + each.about() + " of " + each.entry()
                        + (many.dryRun ? ": would stay " : ": stays ")
                        + each.kept().words() + ", not " + each.lost().words());
            }
        }
        if (json()) {
            sayJson(Map.of(many.dryRun ? "open" : "settled", meant.size(), "conflicts", meant));
        } else {
            say(Formats.count(meant.size(), "conflict", "conflicts")
                    + (many.dryRun
                            ? " would be settled; nothing was changed"
                            : " settled: what was kept stays"));
        }
        return ExitCode.GOOD;
    }

    /** A misspelled name would look like a site or an attribute without conflicts. */
    private void requireKnownNames(AdminClient gateway, List<ConflictRow> open) {
        Map<String, String> named = new TreeMap<>();
        many.site.ifPresent(each -> named.put("site", each));
        many.below.ifPresent(each -> named.put("entry", each));
        gateway.get("/names/check", named);
        TreeSet<String> about = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        open.forEach(each -> about.add(each.about()));
        many.about.filter(each -> !about.contains(each)).ifPresent(each -> {
            throw new VerbException(
                    ExitCode.USAGE,
                    "--about: no open conflict is about '" + each + "'"
                            + Nearest.advice(each, about, ABOUT_SHOWN_MAX));
        });
    }

    private static List<ConflictRow> open(AdminClient gateway) {
        List<ConflictRow> open = new ArrayList<>();
        ConflictReport report;
        do {
            long after = open.isEmpty() ? 0 : open.get(open.size() - 1).number();
            report = Json.read(ConflictVerbs.page(gateway, false, after), ConflictReport.class);
            open.addAll(report.conflicts());
        } while (report.more());
        return open;
    }

    private static JsonNode keep(AdminClient gateway, long number) {
        return gateway.post("/conflicts/keep", Map.of("number", Long.toString(number)));
    }
}
