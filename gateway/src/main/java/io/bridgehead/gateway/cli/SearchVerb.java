package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Entries that match. */
@Command(
        name = "search",
        description = {
            "Shows the entries that match, as LDIF, or with --json one to a line.",
        },
        footer = {"", "Example: ./bridgehead search --base ou=NORTH,o=Org '(sn=Hansen)' cn mail"})
final class SearchVerb extends Verb {
    @Option(
            names = "--base",
            paramLabel = "DN",
            description = "Where to begin; without it, at the base of the directory.")
    private String base = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "base, one, sub or children; without it, sub.")
    private String scope = "sub";

    @Option(names = "--limit", paramLabel = "N", description = "Show no more than that.")
    private int limit;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILTER",
            description = "What to look for (RFC 4515); without it, everything.")
    private String filter = "(objectClass=*)";

    @Parameters(
            index = "1..*",
            paramLabel = "ATTRIBUTE",
            description = "What to show of it; without any, everything.")
    private List<String> attributes = List.of();

    SearchVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "base", base,
                "scope", scope,
                "filter", filter,
                "limit", Integer.toString(limit),
                "json", Boolean.toString(json())));
        if (!attributes.isEmpty()) {
            parameters.put("attributes", String.join(",", attributes));
        }
        gateway().download("/search", parameters, console().out());
        return ExitCode.GOOD;
    }
}
