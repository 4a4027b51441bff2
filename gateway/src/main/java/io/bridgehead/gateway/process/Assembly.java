package io.bridgehead.gateway.process;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.inbound.Forwarding;
import io.bridgehead.gateway.inbound.InboundMail;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mailbox.MailboxIntake;
import io.bridgehead.gateway.outbound.ConnectorHealth;
import io.bridgehead.gateway.outbound.ConnectorQueue;
import io.bridgehead.gateway.outbound.ConnectorSender;
import io.bridgehead.gateway.outbound.LetterWriter;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.gateway.outbound.RouteUpdates;
import io.bridgehead.gateway.outbound.Signal;
import io.bridgehead.gateway.outbound.SizeLimits;
import io.bridgehead.gateway.outbound.SizeReports;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.smtp.SmtpListener;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.store.DurableStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds the parts of one gateway from its configuration and connects them. Nothing runs yet:
 * {@link Gateway} starts the parts.
 */
final class Assembly {
    private final Config config;
    private final ConfigTranslation translation;
    private final DurableStore store;
    private final Clock clock;
    private final Tally tally = new Tally();
    private final Signal signal = new Signal();
    private final MailCodec codec;
    private final ReturnPaths returnPaths;
    private final Replication replication;
    private final StepRunner runner;
    private final MailExit exit;
    private final MailEntrance entrance;
    private final DailyAudit audit;

    /** Builds the parts around an open {@code store}. */
    Assembly(Config config, ConfigTranslation translation, DurableStore store, Clock clock) {
        this.config = config;
        this.translation = translation;
        this.store = store;
        this.clock = clock;
        this.codec = new MailCodec(translation.payloadBytesMax());
        this.returnPaths = translation.returnPaths();
        this.replication = new Replication(translation.terms());
        this.runner = new StepRunner(replication, translation.wireLimits());
        this.exit = exit();
        this.entrance = entrance();
        this.audit = new DailyAudit(store, clock);
    }

    private MailExit exit() {
        ConnectorHealth health = new ConnectorHealth(
                RoutingTable.compute(config.site().name(), config.routing(), List.of()),
                store.outbox().carried(),
                new SizeLimits(store.outbox().sizeLimits()));
        RouteQueries queries = new RouteQueries(store.outbox());
        LetterWriter writer = new LetterWriter(
                store.<UUID>read(directory -> directory.self().organization()),
                config.site().name(),
                config.site().address(),
                codec,
                returnPaths);
        List<ConnectorSender> senders = translation.ways().stream()
                .map(each -> new ConnectorSender(
                        new ConnectorQueue(
                                each.connector(), each.pace(), store.outbox(), health, queries),
                        writer,
                        each.relay(),
                        clock,
                        tally))
                .toList();
        return new MailExit(health, queries, senders, clock, tally);
    }

    private MailEntrance entrance() {
        Spool spool =
                new Spool(new DataFolder(config.data()).spool(), translation.spoolLimits(), clock);
        var arrivals = new MailboxIntake.Destination(
                spool, config.site().address(), returnPaths, signal::raise);
        return new MailEntrance(
                spool,
                new SmtpListener(
                        translation.listenerSettings(), spool, returnPaths::accepts, signal::raise),
                translation.mailboxes().stream()
                        .map(each -> new MailboxIntake(each, arrivals, clock))
                        .toList());
    }

    /** The loop that handles mail and time. */
    MainLoop loop() {
        var acts = new SpooledMailHandler.Acts(
                new InboundMail(codec, runner, translation.partLimits(), returnPaths, exit),
                new Forwarding(
                        config.site().name(),
                        config.local().limits().messages().hops(),
                        config.replication().waits().messageLifetime(),
                        exit.health(),
                        Optional.of(new SizeReports(
                                config.site().name(), config.site().address()))));
        var routes = new RouteUpdates(store, config.site().name(), config.routing(), exit.health());
        return new MainLoop(
                new SpooledMailHandler(entrance.spool(), store, acts, clock, tally),
                new TimedWork(store, runner, routes, clock, tally),
                new QuietWork(store, audit, clock),
                signal,
                exit::wake);
    }

    /** The operator's decisions; {@code onDecision} is called after each. */
    OperatorTransactions operator(Runnable onDecision) {
        return new OperatorTransactions(store, runner, replication, clock, onDecision);
    }

    /** The audit of the database. */
    DailyAudit audit() {
        return audit;
    }

    DurableStore store() {
        return store;
    }

    Clock clock() {
        return clock;
    }

    Tally tally() {
        return tally;
    }

    /** The signal that wakes the main loop. */
    Signal signal() {
        return signal;
    }

    Replication replication() {
        return replication;
    }

    /** Where mail leaves. */
    MailExit mailExit() {
        return exit;
    }

    /** Where mail enters. */
    MailEntrance mailEntrance() {
        return entrance;
    }
}
