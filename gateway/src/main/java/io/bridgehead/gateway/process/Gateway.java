package io.bridgehead.gateway.process;

import io.bridgehead.gateway.backup.Backup;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.PartnerSection;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.Operator;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
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
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.gateway.smtp.SmtpListener;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.Directory;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.Store;
import io.bridgehead.store.letter.LetterHead;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running gateway: opened here, wired here, closed here. The work is done by {@link MainLoop} (mail
 * and time), {@link ConnectorSender} (one per connector) and the SMTP listener.
 */
public final class Gateway implements RunningGateway, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Expected expected;
    private final Clock clock;
    private final Instant startedAt;
    private final Tally tally = new Tally();
    private final Signal signal = new Signal();
    private final DurableStore store;
    private final Spool spool;
    private final Replication replication;
    private final OperatorTransactions operator;
    private final MainLoop loop;
    private final ConnectorHealth health;
    private final RouteQueries queries;
    private final List<MailboxIntake> mailboxes;
    private final List<ConnectorSender> senders = new ArrayList<>();
    private final WorkThreads threads;
    private final SmtpListener listener;
    private final Object backups = new Object();

    private Gateway(Config config, DurableStore store, Clock clock, Runnable onFailure) {
        ConfigTranslation translation = new ConfigTranslation(config);
        this.clock = clock;
        this.threads = new WorkThreads(onFailure);
        this.expected = translation.expected();
        this.startedAt = clock.instant();
        this.store = store;
        this.spool =
                new Spool(new DataFolder(config.data()).spool(), translation.spoolLimits(), clock);
        this.replication = new Replication(translation.terms());
        StepRunner runner = new StepRunner(replication, translation.wireLimits());
        this.operator = new OperatorTransactions(store, runner, replication, clock, this::wake);
        MailCodec mails = new MailCodec(translation.payloadBytesMax());
        ReturnPaths returns = translation.returnPaths();
        this.health = new ConnectorHealth(
                RoutingTable.compute(config.site().name(), config.routing(), List.of()),
                store.outbox().carried());
        this.queries = new RouteQueries(store.outbox());
        InboundMail intake =
                new InboundMail(mails, runner, translation.partLimits(), returns, this::cameBack);
        Forwarding forwarding = new Forwarding(
                config.site().name(),
                config.local().limits().messages().hops(),
                config.replication().waits().messageLifetime(),
                health);
        this.loop = new MainLoop(
                new MainLoop.Desk(
                        store,
                        spool,
                        intake,
                        forwarding,
                        new RouteUpdates(store, config.site().name(), config.routing(), health),
                        runner,
                        replication),
                clock,
                signal,
                tally,
                () -> senders.forEach(ConnectorSender::wake));
        LetterWriter writer = new LetterWriter(
                store.<UUID>read(directory -> directory.self().organization()),
                config.site().name(),
                config.site().address(),
                mails,
                returns);
        for (ConnectorSender.Way way : translation.ways()) {
            ConnectorQueue queue = new ConnectorQueue(
                    way.connector(), way.pace(), store.outbox(), health, queries);
            senders.add(new ConnectorSender(queue, writer, way.relay(), clock, tally));
        }
        var arrivals = new MailboxIntake.Destination(spool, config.site().address(), signal::raise);
        this.mailboxes = translation.mailboxes().stream()
                .map(each -> new MailboxIntake(each, arrivals, clock, Optional.empty()))
                .toList();
        this.listener = new SmtpListener(
                translation.listenerSettings(), spool, returns::accepts, signal::raise);
    }

    /**
     * Starts the gateway that {@code config} describes and whose data folder {@link Founding} has
     * made. When this returns, its SMTP port is open. Throws if the database or the port cannot be
     * opened, or the database is another gateway's, and then nothing runs.
     */
    public static Gateway start(Config config, Clock clock) {
        return start(config, clock, () -> {});
    }

    /** As above; {@code onFailure} is told, on any thread, when {@link #hasFailed} has become true. */
    public static Gateway start(Config config, Clock clock, Runnable onFailure) {
        DataFolder folder = new DataFolder(config.data());
        DatabaseEngine engine = new ConfigTranslation(config).engine();
        Restoring.requireFinished(folder, engine);
        DurableStore store = engine.open(folder.store());
        Gateway gateway;
        try {
            Founding.check(config, store.read(Directory::self));
            gateway = new Gateway(config, store, clock, onFailure);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        try {
            gateway.begin(config);
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private void cameBack(SiteId to, Optional<String> connector, String reason) {
        connector.ifPresent(each -> health.cameBack(to, each, clock.instant()));
        String way = connector.map(each -> " by connector " + each).orElse("");
        LOG.warn("mail to {}{} came back: {}", to, way, reason);
    }

    private void begin(Config config) {
        for (PartnerSection each : config.partners()) {
            operator.perform(
                    (tx, now) -> replication.register(each.site(), each.server(), tx, now));
        }
        var profile = new ConfigTranslation(config).profile();
        store.write(tx -> {
            tx.write(Changes.ofEntries(profile.changes(tx, clock.instant())));
            return Verdict.IDLE;
        });
        operator.perform(replication::started);
        listener.start();
        threads.run("loop", loop);
        mailboxes.forEach(each -> threads.run(each.state().name(), each));
        senders.forEach(each -> threads.run("dispatch " + each.connector(), each));
    }

    /** Whether the gateway cannot go on, and should be ended and started afresh. */
    public boolean hasFailed() {
        return threads.haveFailed();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public RoutingTable routes() {
        return health.table();
    }

    @Override
    public SortedMap<String, Condition> conditions(Instant now) {
        return health.conditions(now);
    }

    @Override
    public RouteQuery routeQuery(LetterHead letter) {
        return queries.of(letter);
    }

    @Override
    public Selection selectWay(SiteId to, RouteQuery mail, Instant at) {
        return health.select(to, mail, at);
    }

    @Override
    public Spool spool() {
        return spool;
    }

    @Override
    public void wake() {
        signal.raise();
        senders.forEach(ConnectorSender::wake);
    }

    @Override
    public Operator operator() {
        return operator;
    }

    @Override
    public Manifest backUp(Path folder) {
        synchronized (backups) {
            return new Backup(folder).make(store, clock.instant());
        }
    }

    /** Where mail is taken in, also if port 0 was configured. */
    public int smtpPort() {
        return listener.port();
    }

    @Override
    public Overview overview() {
        return new Overview(
                startedAt,
                listener.port(),
                spool.size(),
                spool.quarantined().stream().map(Overview.SetAside::of).toList(),
                tally.counters(),
                mailboxes.stream()
                        .map(each -> Overview.MailboxRow.of(each.state()))
                        .toList(),
                expected);
    }

    /** Ends in order: no more mail in, the present step done, the present letter out, then the store. */
    @Override
    public void close() {
        listener.close();
        mailboxes.forEach(MailboxIntake::stop);
        loop.stop();
        senders.forEach(ConnectorSender::stop);
        threads.awaitEnd();
        store.close();
    }
}
