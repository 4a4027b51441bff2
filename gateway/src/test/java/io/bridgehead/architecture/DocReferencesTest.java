package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What one file of the repository says about another one is so: a document that is named exists, and so
 * do the section and the law that a comment cites. No file names one outside the repository.
 */
class DocReferencesTest {

    private static final Set<String> KINDS =
            Set.of("java", "md", "xml", "xsd", "sql", "html", "css", "js", "properties", "txt");
    private static final Set<String> SKIPPED = Set.of("target", ".git");

    /** The end of one line and the mark of a comment on the next: a citation may go over both. */
    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*(\\*(?!/)|//)?\\s*");

    private static final Pattern NAMED = Pattern.compile("docs/([a-z-]+\\.(?:md|xsd))");
    private static final Pattern SECTION =
            Pattern.compile("docs/([a-z-]+\\.md), ((?:\"[^\"]+\"(?:, | and )?)+)");
    private static final Pattern LAWS =
            Pattern.compile("docs/replication\\.md, laws? ([0-9]+(?:(?:, | and )[0-9]+)*)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern HEADING = Pattern.compile("#+ (.+)");
    private static final Pattern LAW = Pattern.compile("(?m)^([0-9]+)\\. ");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(?:#([^)\\s]+))?\\)");

    private static final SourceTree TREE = SourceTree.here();
    private static final Map<String, String> DOCUMENTS = documents();

    private static Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        files().filter(each -> each.startsWith("docs/") && each.indexOf('/', 5) < 0)
                .forEach(each -> documents.put(each.substring(5), read(each)));
        return documents;
    }

    private static Stream<String> files() {
        try (Stream<Path> all = Files.walk(TREE.root())) {
            return all
                    .filter(Files::isRegularFile)
                    .map(each -> TREE.root().relativize(each))
                    .filter(DocReferencesTest::isText)
                    .map(Path::toString)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Path path) {
        for (Path part : path) {
            if (SKIPPED.contains(part.toString())) {
                return false;
            }
        }
        String name = path.getFileName().toString();
        return KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String read(String name) {
        try {
            return Files.readString(TREE.root().resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static Set<String> headings(String document) {
        return DOCUMENTS
                .getOrDefault(document, "")
                .lines()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(each -> each.group(1).replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The faults of one text, each as a sentence. */
    private static List<String> faults(String name, String text) {
        String flat = LINE_END.matcher(text).replaceAll(" ");
        List<String> faults = new ArrayList<>();
        NAMED.matcher(flat)
                .results()
                .filter(each -> !DOCUMENTS.containsKey(each.group(1)))
                .forEach(each -> faults.add(name + ": there is no " + each.group()));
        SECTION.matcher(flat)
                .results()
                .forEach(each -> QUOTED.matcher(each.group(2))
                        .results()
                        .map(quoted -> quoted.group(1))
                        .filter(heading -> !headings(each.group(1)).contains(heading))
                        .forEach(heading -> faults.add(
                                name + ": docs/" + each.group(1) + " has no section " + heading)));
        Set<String> laws = LAW.matcher(DOCUMENTS.get("replication.md"))
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        LAWS.matcher(flat)
                .results()
                .forEach(each -> NUMBER.matcher(each.group(1))
                        .results()
                        .filter(number -> !laws.contains(number.group()))
                        .forEach(number ->
                                faults.add(name + ": there is no law " + number.group())));
        for (String outside : List.of(".." + "/shared", "design" + ".md", "/work" + "/")) {
            if (text.contains(outside)) {
                faults.add(name + ": refers to " + outside + ", outside the repository");
            }
        }
        return faults;
    }

    @Test
    void documentsSectionsAndLawsThatAreCitedExist() {
        assertThat(files().flatMap(each -> faults(each, read(each)).stream())).isEmpty();
    }

    @Test
    void linksOfTheDocumentsLeadToFilesAndSections() {
        List<String> broken = new ArrayList<>();
        files().filter(each -> each.endsWith(".md"))
                .forEach(name -> LINK.matcher(read(name))
                        .results()
                        .filter(link -> !leadsSomewhere(name, link.group(1), link.group(2)))
                        .forEach(link -> broken.add(name + ": " + link.group())));
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(String from, String to, @Nullable String anchor) {
        Path source = TREE.root().resolve(from);
        Path target = to.isEmpty() ? source : source.resolveSibling(to).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return anchor == null
                || !target.toString().endsWith(".md")
                || read(TREE.root().relativize(target).toString())
                        .lines()
                        .map(HEADING::matcher)
                        .filter(Matcher::matches)
                        .anyMatch(each -> anchor(each.group(1)).equals(anchor));
    }

    /** The anchor that the common viewers of Markdown give to a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void citationOfWhatIsNotThereIsFound() {
        assertThat(faults("A.java", "/** As docs/" + "absent.md says. */"))
                .containsExactly("A.java: there is no docs/" + "absent.md");
        assertThat(faults("A.java", "/** docs/wire-format.md,\n * \"Stamp\" and \"Epochs\". */"))
                .containsExactly("A.java: docs/wire-format.md has no section Epochs");
        assertThat(faults("A.java", "// (docs/replication.md, laws 1, " + "4 and 99)"))
                .containsExactly("A.java: there is no law 99");
        assertThat(faults("a.md", "see .." + "/shared/notes"))
                .singleElement()
                .asString()
                .contains("outside the repository");
        assertThat(leadsSomewhere("docs/routing.md", "glossary.md", null)).isTrue();
        assertThat(leadsSomewhere("docs/routing.md", "", "the-choice")).isTrue();
        assertThat(leadsSomewhere("docs/routing.md", "", "no-such-section")).isFalse();
        assertThat(leadsSomewhere("docs/routing.md", "gone.md", null)).isFalse();
    }
}
