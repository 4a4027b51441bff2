package io.bridgehead.gateway.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real mail relays on loopback: Postfix instances of our own, with their own configurations and
 * queues, which know nothing of a Postfix that the machine may run, nor it of them.
 */
final class Postfix implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

    private final Path home;
    private final List<PostfixRelay> relays = new ArrayList<>();

    Postfix() {
        try {
            // Postfix's own user must be able to enter it.
            home = Files.createTempDirectory(
                    "postfix",
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-xr-x")));
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why there can be no relays here; empty if there can. */
    static Optional<String> obstacle() {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.of("Postfix is not installed (Debian package postfix)");
        }
        return System.getProperty("user.name").equals("root")
                ? Optional.empty()
                : Optional.of("only root can run Postfix");
    }

    /** A relay that does not run yet. */
    PostfixRelay relay(String name) {
        PostfixRelay relay = new PostfixRelay(home.resolve(name), name);
        relays.add(relay);
        return relay;
    }

    @Override
    public void close() {
        relays.forEach(PostfixRelay::stop);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
