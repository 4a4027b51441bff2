package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The threads that the code starts are those in the table of docs/architecture.md. */
class ThreadTableTest {

    /** Each way in which the product names a thread, up to the first text in it. */
    private static final Pattern STARTED = Pattern.compile(
            "(?:new Thread|new Timer|daemon|threads\\.run|hreadName)\\([^;\"]*\"([^\"]+)\"");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\|[^|]+\\|[^|]+\\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z -]+?)(?: [A-Z]+)?`");

    private static final SourceTree TREE = SourceTree.here();

    private static Set<String> started() {
        return TREE.javaTexts("main")
                .flatMap(text -> STARTED.matcher(text).results())
                .map(each -> each.group(1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented() throws IOException {
        String document = Files.readString(
                TREE.root().resolve("docs/architecture.md"), StandardCharsets.UTF_8);
        String section = document.substring(document.indexOf("## Threads"));
        return ROW.matcher(section.substring(0, section.indexOf("\n## ")))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void tableHasEveryThreadThatIsStartedAndNoOther() throws IOException {
        assertThat(documented()).isEqualTo(started());
    }

    @Test
    void searchFindsThreads() {
        assertThat(started()).contains("loop", "dispatch", "smtp", "admin");
    }
}
