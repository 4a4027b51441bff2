package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A verb that was run in this process, and what it said. */
record Ran(int exitCode, String out, String err) {
    static Ran verb(String... arguments) {
        return verb(InputStream.nullInputStream(), arguments);
    }

    static Ran fed(String input, String... arguments) {
        return verb(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    /** What tests that look at verbs without running them need. */
    static Console nowhere() {
        PrintStream nothing =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), nothing, nothing, false);
    }

    private static Ran verb(InputStream in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exitCode = Cli.run(console, arguments);
        return new Ran(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
