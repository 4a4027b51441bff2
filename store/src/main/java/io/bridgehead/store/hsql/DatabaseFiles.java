package io.bridgehead.store.hsql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the files of one database, all in one folder. */
record DatabaseFiles(Path folder) {
    /** What all names begin with. */
    static final String NAME = "directory";

    /** Table definitions and settings; HSQLDB writes it at each checkpoint. */
    Path script() {
        return of(".script");
    }

    /** The rows, as of the last checkpoint or later. */
    Path data() {
        return of(".data");
    }

    /** Pages of the data file as they were at the last checkpoint. */
    Path backup() {
        return of(".backup");
    }

    /** What was committed since the last checkpoint. */
    Path log() {
        return of(".log");
    }

    /** Whether the database was closed, in HSQLDB's words. */
    Path properties() {
        return of(".properties");
    }

    /** Our check file. */
    Path check() {
        return of(CheckFile.ENDING);
    }

    private Path of(String ending) {
        return folder.resolve(NAME + ending);
    }

    /** A script that a checkpoint has written and not yet put in place. */
    Path nextScript() {
        return of(".script.new");
    }

    /** Whether there is a database, even an unfinished or damaged one. */
    boolean areThere() {
        return Stream.of(script(), nextScript(), data(), backup(), check()).anyMatch(Files::exists);
    }

    /** All files that belong to the database, by name; those that are being made are left out. */
    List<Path> present() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(DatabaseFiles::belongs).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean belongs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(NAME + ".") && !name.endsWith(".new") && Files.isRegularFile(file);
    }
}
