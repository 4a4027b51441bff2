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
import picocli.CommandLine.Option;

/** What all verbs have in common: the configuration, the running gateway, the form of the answer. */
abstract class Verb implements Callable<Integer> {
    static final String DEFAULT_CONF = "conf/bridgehead.xml";

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "The configuration of the gateway; without it, " + DEFAULT_CONF + ".")
    private Path conf = Path.of(DEFAULT_CONF);

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    private final Console console;

    Verb(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    final Path conf() {
        return conf;
    }

    final boolean json() {
        return json;
    }

    /** The configuration; an invalid one ends the verb with all its problems. */
    final Config config() {
        ConfigLoader.Outcome outcome = ConfigLoader.load(conf);
        if (outcome instanceof Rejected rejected) {
            throw new VerbException(ExitCode.USAGE, rejected.problems().toString());
        }
        Loaded loaded = (Loaded) outcome;
        if (!loaded.warnings().all().isEmpty()) {
            console.err().println(loaded.warnings());
        }
        return loaded.config();
    }

    /** The gateway of this configuration, which should be running. */
    final AdminClient gateway() {
        Config config = config();
        return AdminClient.of(config.data())
                .orElseThrow(() -> new VerbException(
                        ExitCode.FINDINGS,
                        "the gateway of " + config.site().name() + " is not running (no "
                                + AdminEndpointFile.fileIn(config.data()) + "): start it with "
                                + command("run")));
    }

    /** How another verb is typed for the same gateway. */
    final String command(String verb) {
        return withConf("./bridgehead " + verb);
    }

    /** A command line, which then means the same gateway. */
    final String withConf(String command) {
        return conf.equals(Path.of(DEFAULT_CONF)) ? command : command + " --conf " + conf;
    }

    /** One line of the answer. */
    final void say(Object line) {
        console.out().println(line);
    }

    /** The answer as JSON, indented. */
    final void sayJson(Object answer) {
        console.out().println(Json.pretty(answer));
    }
}
