package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.admin.http.AdminClient;
import io.bridgehead.gateway.admin.http.AdminEndpointFile;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ConfigLoader;
import io.bridgehead.gateway.config.ConfigLoader.Loaded;
import io.bridgehead.gateway.config.ConfigLoader.Rejected;
import io.bridgehead.gateway.terminal.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * A verb about one gateway: it has a configuration, can reach the running gateway, and answers in
 * words or in JSON.
 */
abstract class Verb implements Callable<Integer> {
    private final Invocation invocation;

    Verb(Invocation invocation) {
        this.invocation = invocation;
    }

    final Invocation invocation() {
        return invocation;
    }

    final Console console() {
        return invocation.console();
    }

    final Path conf() {
        return invocation.conf();
    }

    final boolean json() {
        return invocation.json();
    }

    /** The configuration; an invalid one ends the verb with all its problems. */
    final Config config() {
        ConfigLoader.Outcome outcome = ConfigLoader.load(conf());
        if (outcome instanceof Rejected rejected) {
            throw new VerbException(ExitCode.USAGE, rejected.problems().toString());
        }
        Loaded loaded = (Loaded) outcome;
        if (!loaded.warnings().all().isEmpty()) {
            console().err().println(loaded.warnings());
        }
        return loaded.config();
    }

    /** The running gateway of this configuration; if it does not run, the verb ends. */
    final AdminClient gateway() {
        Config config = config();
        String site = config.site().name().name();
        AdminClient running = AdminClient.of(config.data())
                .orElseThrow(() -> new VerbException(
                        ExitCode.FINDINGS,
                        "the gateway of " + site + " is not running (no "
                                + AdminEndpointFile.fileIn(config.data()) + "): start it with "
                                + command("run")));
        if (!running.site().equals(site)) {
            throw new VerbException(
                    ExitCode.USAGE,
                    "the gateway that runs on " + config.data() + " is that of " + running.site()
                            + ", but " + conf() + " is for " + site
                            + ": name the right file with --conf, or correct <data> in it");
        }
        return running;
    }

    /** The command line of another verb for the same gateway. */
    final String command(String verb) {
        return withConf("./bridgehead " + verb);
    }

    /** The command line, completed so that it acts on the same gateway. */
    final String withConf(String command) {
        return conf().equals(Path.of(Invocation.DEFAULT_CONF))
                ? command
                : command + " --conf " + conf();
    }

    /** Prints one line of the answer. */
    final void say(Object line) {
        console().out().println(line);
    }

    /** Prints the answer as indented JSON. */
    final void sayJson(Object answer) {
        console().out().println(Json.pretty(answer));
    }
}
