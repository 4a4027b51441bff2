package io.bridgehead.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The new folder that holds everything of one demonstration.
 *
 * @param temporary whether it is removed at the end
 */
record DemoFolder(Path path, boolean temporary) {
    /** The given folder, which must be empty or missing, or a temporary one. */
    static DemoFolder of(Optional<Path> wished) {
        try {
            if (wished.isEmpty()) {
                return new DemoFolder(Files.createTempDirectory("bridgehead-demo-"), true);
            }
            Path folder = Files.createDirectories(wished.get());
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new DemoException(
                            folder + " is not empty; name an empty folder, or leave --dir out");
                }
            }
            return new DemoFolder(folder, false);
        } catch (IOException e) {
            throw new DemoException(
                    "cannot use that folder for the demo: " + e.getMessage()
                            + " is not a folder; name another with --dir",
                    e);
        }
    }

    /** Removes a temporary folder with everything in it. A second call does nothing. */
    void remove() {
        if (!temporary || !Files.exists(path)) {
            return;
        }
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
