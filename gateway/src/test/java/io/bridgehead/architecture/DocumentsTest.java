package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name only what is there, and all prose names the actor (docs/glossary.md). */
class DocumentsTest {
    private static final SourceTree TREE = SourceTree.here();
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)[`.#(]");
    private static final Pattern PROSE = Pattern.compile("\\.(java|md|sql|xsd|xml)$");
    private static final Pattern RIDDLE = Pattern.compile(
            "(?<![=(|\\w])([Ww]hoever|[Nn]obody|[Ss]omebody|[Aa]new|for ever|[Bb]ut for)\\b");

    @Test
    void everyQualifiedTypeInADocumentExists() {
        Set<String> types = TREE.javaNames("main")
                .map(Path::toString)
                .map(name -> name.substring(name.indexOf("io/bridgehead/") + 14)
                        .replace(".java", "")
                        .replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documents().stream()
                        .flatMap(each -> named(each).stream()
                                .filter(name -> !types.contains(name))
                                .map(name -> TREE.root().relativize(each) + ": " + name)))
                .isEmpty();
    }

    /** Sentences with these words hide who acts, or for how long: name the site, the row, the time. */
    @Test
    void proseNamesTheActor() {
        assertThat(prose().flatMap(DocumentsTest::riddles).toList()).isEmpty();
    }

    @Test
    void riddleIsSeen() {
        assertThat(RIDDLE.matcher("// Whoever asks is answered anew.").find()).isTrue();
        assertThat(RIDDLE.matcher("// The partner that asks gets a new answer.").find())
                .isFalse();
    }

    private static Stream<String> riddles(Path file) {
        List<String> lines = SourceTree.read(file).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(index -> RIDDLE.matcher(lines.get(index)).find())
                .mapToObj(index -> TREE.root().relativize(file) + ":" + (index + 1) + " "
                        + lines.get(index).strip());
    }

    /** Where people write sentences; not these rules, nor migrations, which never change again. */
    private static Stream<Path> prose() {
        return Stream.concat(
                        SourceTree.MODULES.stream().map(each -> each + "/src"),
                        Stream.of("docs", "conf", "README.md", "CONTRIBUTING.md"))
                .map(TREE.root()::resolve)
                .flatMap(DocumentsTest::files)
                .filter(each -> PROSE.matcher(each.toString()).find())
                .filter(each -> !each.toString().contains("/architecture/"))
                .filter(each -> !each.toString().contains("/schema/V"));
    }

    private static List<String> named(Path document) {
        return TYPE.matcher(SourceTree.read(document))
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static List<Path> documents() {
        return Stream.of("README.md", "CONTRIBUTING.md", "docs")
                .map(TREE.root()::resolve)
                .flatMap(DocumentsTest::files)
                .filter(each -> each.toString().endsWith(".md"))
                .toList();
    }

    private static Stream<Path> files(Path below) {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
