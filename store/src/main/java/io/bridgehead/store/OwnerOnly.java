package io.bridgehead.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Folders and files that only their owner may read: a directory holds personal data, and mail holds
 * parts of the directory. Where the file system knows no such permissions, nothing is restricted.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Makes a folder, and those above it that are missing; an existing folder is restricted.
     *
     * @return whether others could look into it until now
     */
    public static boolean makeFolder(Path folder) throws IOException {
        if (!isPosix(folder)) {
            Files.createDirectories(folder);
            return false;
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
        return restrict(folder, FOLDER);
    }

    /** What to create a file in {@code folder} with, so that others cannot read it even at first. */
    public static FileAttribute<?>[] newFileIn(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    /**
     * Restricts a folder and all that is in it. An earlier version, a copy by hand or a restored
     * backup may have left it open. Symbolic links are not followed.
     *
     * @return what was restricted; empty if there is no such folder
     */
    public static List<Path> restrictAll(Path folder) throws IOException {
        List<Path> opened = new ArrayList<>();
        if (!Files.isDirectory(folder) || !isPosix(folder)) {
            return opened;
        }
        Files.walkFileTree(folder.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
                    throws IOException {
                note(each, FOLDER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                    throws IOException {
                if (attributes.isRegularFile()) {
                    note(each, FILE);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException trouble)
                    throws IOException {
                if (trouble instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw trouble;
            }

            private void note(Path each, Set<PosixFilePermission> allowed) throws IOException {
                if (restrict(each, allowed)) {
                    opened.add(each);
                }
            }
        });
        return opened;
    }

    /** Whether others could read it until now. */
    private static boolean restrict(Path file, Set<PosixFilePermission> allowed)
            throws IOException {
        if (allowed.containsAll(Files.getPosixFilePermissions(file))) {
            return false;
        }
        Files.setPosixFilePermissions(file, allowed);
        return true;
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
