package io.bridgehead.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of all modules, wherever the tests were started. */
record SourceTree(Path root) {

    static final List<String> MODULES = List.of("routing", "store", "gateway");

    private static final Map<Path, List<SourceFile>> PARSED = new ConcurrentHashMap<>();

    static SourceTree here() {
        Path folder = Path.of("").toAbsolutePath();
        while (!MODULES.stream().map(folder::resolve).allMatch(Files::isDirectory)) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "not below Bridgehead: " + Path.of("").toAbsolutePath());
            }
        }
        return new SourceTree(folder);
    }

    /**
     * All Java files below {@code src/main} or {@code src/test}, parsed. The tests of one JVM share
     * them, because the compiler needs seconds to parse them.
     */
    List<SourceFile> javaFiles(String part) {
        return PARSED.computeIfAbsent(
                root.resolve(part),
                unused -> javaPaths(part)
                        .map(path -> SourceFile.parse(root.relativize(path).toString(), read(path)))
                        .toList());
    }

    /** The same files as text, for tests that need no parser. */
    Stream<String> javaTexts(String part) {
        return javaPaths(part).map(SourceTree::read);
    }

    /** The paths of the same files, relative to the root. */
    Stream<Path> javaNames(String part) {
        return javaPaths(part).map(root::relativize);
    }

    private Stream<Path> javaPaths(String part) {
        return MODULES.stream()
                .flatMap(module -> javaPaths(root.resolve(module).resolve("src/" + part)).stream());
    }

    String pom(String module) {
        return read(root.resolve(module).resolve("pom.xml"));
    }

    String document(String name) {
        return read(root.resolve("docs").resolve(name));
    }

    private static List<Path> javaPaths(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
