package io.bridgehead.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void onlyWherePermissionsExist() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void newFolderAndThoseAboveItAreForTheOwnerOnly() throws IOException {
        Path inner = folder.resolve("a/b/c");
        OwnerOnly.makeFolder(inner);
        assertThat(mode(inner)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
    }

    @Test
    void folderThatExistsIsRestricted() throws IOException {
        Path open = open(Files.createDirectory(folder.resolve("open")), "rwxr-xr-x");
        assertThat(OwnerOnly.makeFolder(open)).isTrue();
        assertThat(OwnerOnly.makeFolder(open)).isFalse();
        assertThat(mode(open)).isEqualTo("rwx------");
    }

    @Test
    void linkToAFolderIsTakenForTheFolder() throws IOException {
        Path real = open(Files.createDirectory(folder.resolve("real")), "rwxr-xr-x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        OwnerOnly.makeFolder(link);
        assertThat(mode(real)).isEqualTo("rwx------");
    }

    @Test
    void newFileIsForTheOwnerOnlyFromTheBeginning() throws IOException {
        Path file = folder.resolve("new");
        FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.newFileIn(folder))
                .close();
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void everythingThatOthersCouldReadIsRestrictedAndNamed() throws IOException {
        Path top = Files.createDirectory(folder.resolve("top"));
        Path inner = open(Files.createDirectory(top.resolve("inner")), "rwxr-x---");
        Path readable = open(Files.writeString(inner.resolve("readable"), "x"), "rw-r--r--");
        Path secret = open(Files.writeString(inner.resolve("secret"), "x"), "rw-------");
        open(top, "rwx------");

        assertThat(OwnerOnly.restrictAll(top))
                .containsExactlyInAnyOrder(inner.toRealPath(), readable.toRealPath());
        assertThat(mode(inner)).isEqualTo("rwx------");
        assertThat(mode(readable)).isEqualTo("rw-------");
        assertThat(mode(secret)).isEqualTo("rw-------");
        assertThat(OwnerOnly.restrictAll(top)).isEmpty();
    }

    @Test
    void whatALinkInsidePointsToIsLeftAlone() throws IOException {
        Path outside = open(Files.writeString(folder.resolve("outside"), "x"), "rw-r--r--");
        Path top = Files.createDirectory(folder.resolve("top"));
        Files.createSymbolicLink(top.resolve("link"), outside);
        OwnerOnly.restrictAll(top);
        assertThat(mode(outside)).isEqualTo("rw-r--r--");
    }

    @Test
    void folderThatDoesNotExistHasNothingToRestrict() throws IOException {
        assertThat(OwnerOnly.restrictAll(folder.resolve("none"))).isEmpty();
    }

    private static Path open(Path file, String mode) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
