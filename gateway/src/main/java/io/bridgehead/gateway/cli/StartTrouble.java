package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ListenerSection;
import io.bridgehead.gateway.process.DataFolder;
import io.bridgehead.gateway.process.MismatchException;
import io.bridgehead.gateway.smtp.MailException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains why a gateway cannot start on this machine: the cause and the cure. */
final class StartTrouble {
    private final Config config;

    StartTrouble(Config config) {
        this.config = config;
    }

    /** Troubles that show before anything is opened; {@code init} is the command that the cure names. */
    Optional<VerbException> ahead(String init) {
        DataFolder folder = new DataFolder(config.data());
        Path store = folder.store();
        Optional<Path> closed = Stream.of(config.data(), store)
                .filter(Files::exists)
                .filter(each -> !Files.isReadable(each)
                        || !Files.isWritable(each)
                        || !Files.isExecutable(each))
                .findFirst();
        if (closed.isPresent()) {
            return closed.map(each -> denied(each.toString()));
        }
        return Files.exists(store) || Files.exists(folder.restoring())
                ? Optional.empty()
                : Optional.of(new VerbException(
                        ExitCode.USAGE,
                        "there is no database in " + store + " yet; make one with " + init));
    }

    /** Translates a failure of the start. */
    VerbException of(RuntimeException failure) {
        if (failure instanceof MismatchException) {
            return new VerbException(ExitCode.USAGE, String.valueOf(failure.getMessage()));
        }
        Optional<BindException> refused = cause(failure, BindException.class);
        if (refused.isPresent()) {
            return unbound(failure instanceof MailException, refused.get());
        }
        return cause(failure, AccessDeniedException.class)
                .map(each -> denied(each.getFile()))
                .orElseGet(() -> new VerbException(
                        ExitCode.FINDINGS, "cannot start: " + failure.getMessage()));
    }

    private VerbException unbound(boolean mail, BindException refused) {
        ListenerSection listener = config.mail().listener();
        String what = mail
                ? "mail port " + listener.port() + " of " + listener.host()
                : "admin port " + config.local().admin().port();
        String where = mail ? "<smtp-listener>" : "<admin>";
        return new VerbException(
                ExitCode.FINDINGS,
                "cannot open " + what + " (" + refused.getMessage()
                        + "): if another program uses it, stop that program; otherwise change "
                        + where
                        + " in the configuration");
    }

    private static VerbException denied(String file) {
        return new VerbException(ExitCode.FINDINGS, FileTrouble.denied(file));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return type.isInstance(failure)
                ? Optional.of(type.cast(failure))
                : Optional.ofNullable(failure.getCause()).flatMap(each -> cause(each, type));
    }
}
