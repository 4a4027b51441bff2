package io.bridgehead.gateway.cli;

import io.bridgehead.gateway.admin.AdminServer;
import io.bridgehead.gateway.admin.AdminSettings;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.LimitsSection;
import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.ldif.LdifLimits;
import io.bridgehead.gateway.process.Gateway;
import io.bridgehead.gateway.process.MismatchException;
import io.bridgehead.gateway.smtp.MailException;
import io.bridgehead.gateway.spool.SpoolException;
import io.bridgehead.gateway.status.Finding;
import io.bridgehead.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the gateway. */
@Command(
        name = "run",
        description = {
            "Runs the gateway until Ctrl-C or SIGTERM ends it.",
            "A gateway that is killed loses nothing; only its next start takes longer.",
        },
        footer = {"", "Example: ./bridgehead run --conf conf/examples/north.xml"})
final class RunVerb extends Verb {
    @Option(
            names = "--until-stdin-closes",
            hidden = true,
            description =
                    "End when standard input ends. A program that starts gateways uses this, so that they do"
                            + " not outlive it.")
    private boolean untilInputEnds;

    RunVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = config();
        StartTrouble trouble = new StartTrouble(config);
        trouble.ahead(command("init")).ifPresent(each -> {
            throw each;
        });
        Ending ending = new Ending();
        if (untilInputEnds) {
            ending.whenClosed(console().in());
        }
        try (ending;
                Gateway gateway = Gateway.start(config, Clock.systemUTC(), ending::wish);
                AdminServer admin = AdminServer.start(gateway, adminSettings(config))) {
            say(config.site().name() + " is ready: mail on port " + gateway.smtpPort()
                    + ", admin on port " + admin.port() + "; end it with Ctrl-C");
            warn(admin);
            ending.await();
            return gateway.hasFailed() ? ExitCode.FINDINGS : ExitCode.GOOD;
        } catch (StoreException
                | SpoolException
                | MailException
                | MismatchException
                | UncheckedIOException e) {
            throw trouble.of(e);
        }
    }

    private void warn(AdminServer admin) {
        for (Finding each : admin.status().findings()) {
            console().err().println(each.code() + ": " + each.sentence());
        }
    }

    private static AdminSettings adminSettings(Config config) {
        LimitsSection.Entries limits = config.local().limits().entries();
        ImportOptions imports = new ImportOptions(
                false,
                config.local().imports().commitSize(),
                new LdifLimits((int) limits.valueSize(), limits.valuesPerAttribute(), (int)
                        limits.entrySize()));
        return new AdminSettings(config.data(), config.local().admin().port(), imports);
    }
}
