package io.bridgehead.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.HeldReport.HeldRow;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One held item: what it would do, who wrote it, why it waits. */
@Command(
        name = "show",
        description = "One held item: what it would do, who wrote it, why it waits.",
        footer = {"", "Example: ./bridgehead held show 7"})
final class HeldShowVerb extends Verb {
    @Parameters(paramLabel = "N", description = "Its number.")
    private long number;

    HeldShowVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        JsonNode answer = gateway().get("/held/show", Map.of("number", Long.toString(number)));
        if (json()) {
            sayJson(answer);
        } else {
            lines(Json.read(answer, HeldRow.class)).forEach(this::say);
        }
        return ExitCode.GOOD;
    }

    static List<String> lines(HeldRow row) {
        List<String> lines = new ArrayList<>();
        lines.add("held " + row.number() + " since " + row.since() + ", sent by " + row.from());
        lines.add("entry    " + row.entry());
        lines.add("context  " + row.context());
        lines.add("why      " + row.why() + " (" + row.code() + ")");
        lines.add("cure     " + row.cure());
        row.changes().forEach(each -> lines.add("would    " + each));
        row.written().forEach(each -> lines.add("written  " + each));
        return lines;
    }
}
