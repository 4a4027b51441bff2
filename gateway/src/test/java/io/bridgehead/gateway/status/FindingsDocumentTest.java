package io.bridgehead.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/findings.md has a row for every code, below the heading of its severity. */
class FindingsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/findings.md");

    @ParameterizedTest
    @CsvSource({
        "ACTION, ## Findings that call for the operator",
        "PROGRESS, ## Work in progress",
        "NOTE, ## Notes",
    })
    void everyCodeHasItsRow(Severity severity, String heading) throws IOException {
        List<String> codes = Stream.of(FindingCode.values())
                .filter(each -> each.severity() == severity)
                .map(FindingCode::name)
                .toList();
        assertThat(rows().entrySet().stream()
                        .filter(each -> each.getValue().equals(heading))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void everyRowHasAMeaningACauseAndACure() throws IOException {
        assertThat(lines().filter(each -> each.startsWith("| `")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(List.of(row.split("\\|")).stream()
                                .map(String::strip)
                                .filter(each -> !each.isEmpty()))
                        .as(row)
                        .hasSize(4));
    }

    /** The code of each row, and the heading above it. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        String heading = "";
        for (String line : lines().toList()) {
            if (line.startsWith("## ")) {
                heading = line;
            } else if (line.startsWith("| `")) {
                rows.put(line.split("`", -1)[1], heading);
            }
        }
        return rows;
    }

    private static Stream<String> lines() throws IOException {
        return Files.readString(DOCUMENT).lines();
    }
}
