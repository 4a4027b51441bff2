package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.replication.step.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/state-machine.md and the verdicts of the code are the same set. */
class VerdictDocumentTest {

    /** The last cell of a row: one verdict, or several. */
    private static final Pattern LAST_CELL = Pattern.compile("(?m)^\\|.*\\| ([^|]*`[^|]*) \\|$");

    private static final Pattern NAME = Pattern.compile("`([A-Z_]+)`");

    private static Set<String> documented() throws IOException {
        String document =
                Files.readString(Path.of("..", "docs", "state-machine.md"), StandardCharsets.UTF_8);
        return LAST_CELL
                .matcher(document)
                .results()
                .flatMap(cell -> NAME.matcher(cell.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyVerdictHasARowAndEveryRowAVerdict() throws IOException {
        assertThat(documented())
                .isEqualTo(Arrays.stream(Verdict.values())
                        .map(Verdict::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
