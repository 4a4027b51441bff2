package io.bridgehead.gateway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of the log of a gateway. */
final class LogTail {
    private static final int LINES = 30;

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return "\n"
                    + String.join(
                            "\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "nothing that can be read (" + e + ")";
        }
    }
}
