package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name only what is there: types, files, headings. */
class DocumentsTest {
    private static final SourceTree TREE = SourceTree.here();
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)[`.#(]");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @Test
    void everyQualifiedTypeInADocumentExists() {
        Set<String> types = TREE.javaFiles("main").stream()
                .map(SourceFile::name)
                .map(name -> name.substring(name.indexOf("io/bridgehead/") + 14)
                        .replace(".java", "")
                        .replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing(TYPE, (document, name) -> types.contains(name))).isEmpty();
    }

    @Test
    void everyLinkOfADocumentLeadsToAFile() {
        assertThat(missing(
                        LINK,
                        (document, link) -> link.contains("://")
                                || link.startsWith("#")
                                || Files.exists(
                                        document.resolveSibling(link.replaceFirst("#.*", "")))))
                .isEmpty();
    }

    /** What the documents name by {@code pattern} and is not there, as "document: name". */
    private static List<String> missing(Pattern pattern, BiPredicate<Path, String> exists) {
        return documents().stream()
                .flatMap(each -> named(pattern, each).stream()
                        .filter(name -> !exists.test(each, name))
                        .map(name -> TREE.root().relativize(each) + ": " + name))
                .toList();
    }

    private static List<String> named(Pattern pattern, Path document) {
        return pattern.matcher(SourceTree.read(document))
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static List<Path> documents() {
        try (Stream<Path> all = Files.walk(TREE.root().resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(TREE.root()::resolve),
                            all.filter(each -> each.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
