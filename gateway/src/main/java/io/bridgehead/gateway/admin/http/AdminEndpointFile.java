package io.bridgehead.gateway.admin.http;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Where the admin API of a running gateway listens, and the token it wants: the file {@code
 * admin.json} in the data folder, which only its owner may read. A user who can read it may do anything.
 *
 * @param port on the loopback interface
 * @param token what every request must carry
 */
public record AdminEndpointFile(String site, long pid, int port, String token) {
    private static final String FILE = "admin.json";

    /** The file, whether it exists or not. */
    public static Path fileIn(Path dataFolder) {
        return dataFolder.resolve(FILE);
    }

    /** The file of the gateway that runs on this folder, or was killed; empty if there is none. */
    public static Optional<AdminEndpointFile> find(Path dataFolder) {
        Path file = fileIn(dataFolder);
        try {
            return Optional.of(
                    Json.MAPPER.readValue(Files.readAllBytes(file), AdminEndpointFile.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // no gateway wrote this; the next start replaces it
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Writes the file, readable by its owner only. */
    public void publish(Path dataFolder) {
        Path file = fileIn(dataFolder);
        try {
            Path fresh = Files.createTempFile(dataFolder, FILE, ".new", ownerOnly(dataFolder));
            Files.write(fresh, Json.MAPPER.writeValueAsBytes(this));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Removes the file, unless another gateway has replaced it. */
    public void remove(Path dataFolder) {
        if (find(dataFolder).filter(this::equals).isPresent()) {
            try {
                Files.deleteIfExists(fileIn(dataFolder));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + fileIn(dataFolder), e);
            }
        }
    }

    /** Whether {@code offered} is the token. The time that this takes does not tell how much is right. */
    public boolean opensWith(String offered) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Without the token, which must not get into a log. */
    @Override
    public String toString() {
        return "AdminEndpointFile[site=" + site + ", pid=" + pid + ", port=" + port + "]";
    }
}
