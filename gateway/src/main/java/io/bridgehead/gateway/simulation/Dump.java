package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.WorldResult.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes a broken world to a file: the evidence, the last events, and what each site had. */
final class Dump {
    private Dump() {}

    /** The command that shows this world again. */
    static String command(SimulationOptions options) {
        StringBuilder command = new StringBuilder("./bridgehead simulate ").append(options.seed());
        options.sites().ifPresent(count -> command.append(" --sites ").append(count));
        return command.append(options.mail() ? " --mail" : "")
                .append(" --trace")
                .toString();
    }

    /** Appends a broken world to a file. Creates the file and its folders if they do not exist. */
    static void append(Path file, SimulationOptions options, Failure failure) {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + options.seed() + ": " + failure.law());
        lines.add("again: " + command(options));
        lines.add(failure.evidence());
        lines.add("");
        lines.addAll(failure.lastEvents());
        failure.state().forEach(each -> lines.add("\n" + each));
        lines.add("");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
