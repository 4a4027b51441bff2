package io.bridgehead.gateway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** What is wrong with a file, in words. The names of Java's exceptions tell an operator nothing. */
final class FileTrouble {
    private FileTrouble() {}

    /** Ends the verb, before anything was done, unless {@code file} is a file that can be read. */
    static void requireReadable(Path file) {
        if (Files.isDirectory(file)) {
            throw wrong(file + " is a folder; name a file");
        }
        if (!Files.exists(file)) {
            throw wrong("there is no file " + file);
        }
        if (!Files.isReadable(file)) {
            throw wrong(denied(file.toString()));
        }
    }

    /** Ends the verb, before anything was done, unless {@code file} can be created or replaced. */
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw wrong(file + " is a folder; name a file");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong("there is no folder " + folder + "; create it first");
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw wrong(denied(folder.toString()));
        }
    }

    /** The sentence for a failure of a file or a disk; empty for any other failure. */
    static Optional<String> of(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause instanceof IOException trouble
                ? Optional.of(words(trouble))
                : Optional.empty();
    }

    private static String words(IOException trouble) {
        if (!(trouble instanceof FileSystemException known)) {
            return "a file cannot be read or written: " + trouble.getMessage();
        }
        String file = String.valueOf(known.getFile());
        if (known instanceof NoSuchFileException) {
            return "there is no file or folder " + file;
        }
        if (known instanceof AccessDeniedException) {
            return denied(file);
        }
        if (known instanceof FileAlreadyExistsException || known instanceof NotDirectoryException) {
            return file + " is a file; name a folder";
        }
        return file + " cannot be read or written: " + known.getReason();
    }

    /** What to say about a file that belongs to another user. */
    static String denied(String file) {
        return "user " + System.getProperty("user.name") + " may not read and write " + file
                + ": run as the user who owns it, or change its owner";
    }

    private static VerbException wrong(String sentence) {
        return new VerbException(ExitCode.USAGE, sentence);
    }
}
