package io.bridgehead.gateway.process;

import io.bridgehead.gateway.backup.Backup;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.OperatorOrders;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.inbound.Exchange;
import io.bridgehead.gateway.inbound.Forwarding;
import io.bridgehead.gateway.inbound.MailIntake;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mailbox.MailboxIntake;
import io.bridgehead.gateway.outbound.Dispatch;
import io.bridgehead.gateway.outbound.Signal;
import io.bridgehead.gateway.outbound.Topology;
import io.bridgehead.gateway.outbound.Traffic;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.gateway.smtp.SmtpListener;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import io.bridgehead.store.hsql.HsqlStore;
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
 * One running gateway: opened here, wired here, closed here. The work is done by {@link Loop} (mail
 * and time), {@link Dispatch} (one per connector) and the SMTP listener.
 */
public final class Gateway implements RunningGateway, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Runnable onFailure;
    private final Expected expected;
    private volatile boolean failed;
    private final Clock clock;
    private final Instant startedAt;
    private final Tally tally = new Tally();
    private final Signal signal = new Signal();
    private final HsqlStore store;
    private final Spool spool;
    private final Replication replication;
    private final Orders orders;
    private final Loop loop;
    private final Traffic traffic;
    private final List<MailboxIntake> mailboxes;
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final SmtpListener listener;
    private final Object backups = new Object();

    private Gateway(Config config, HsqlStore store, Clock clock, Runnable onFailure) {
        Wiring wiring = new Wiring(config);
        this.clock = clock;
        this.onFailure = onFailure;
        this.expected = wiring.expected();
        this.startedAt = clock.instant();
        this.store = store;
        this.spool = new Spool(new DataFolder(config.data()).spool(), wiring.spoolLimits(), clock);
        this.replication = new Replication(wiring.terms());
        Exchange exchange = new Exchange(replication, wiring.wireLimits());
        this.orders = new Orders(store, exchange, replication, clock);
        MailCodec mails = new MailCodec(wiring.payloadBytesMax());
        ReturnPaths returns = wiring.returnPaths();
        this.traffic = new Traffic(
                RoutingTable.compute(config.site().name(), config.routing(), List.of()),
                store.outbox().carried());
        MailIntake intake =
                new MailIntake(mails, exchange, wiring.partLimits(), returns, this::cameBack);
        Forwarding forwarding = new Forwarding(
                config.site().name(),
                config.limits().hops(),
                config.replication().messageLifetime(),
                site -> traffic.table().mailBytesMax(site));
        this.loop = new Loop(
                new Loop.Desk(
                        store,
                        spool,
                        intake,
                        forwarding,
                        new Topology(store, config.site().name(), config.routing(), traffic),
                        exchange,
                        replication),
                clock,
                signal,
                tally,
                () -> dispatches.forEach(Dispatch::wake));
        Dispatch.Desk desk = new Dispatch.Desk(
                store.<UUID>read(directory -> directory.self().organization()),
                config.site().name(),
                config.site().address(),
                store.outbox(),
                traffic,
                mails,
                returns);
        wiring.ways().forEach(way -> dispatches.add(new Dispatch(desk, way, clock, tally)));
        var arrivals = new MailboxIntake.Destination(spool, config.site().address(), signal::raise);
        this.mailboxes = wiring.mailboxes().stream()
                .map(each -> new MailboxIntake(each, arrivals, clock, Optional.empty()))
                .toList();
        this.listener =
                new SmtpListener(wiring.listenerSettings(), spool, returns::accepts, signal::raise);
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
        Restoring.requireFinished(folder);
        HsqlStore store = HsqlStore.open(folder.store(), new Wiring(config).storeSettings());
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
        connector.ifPresent(each -> traffic.cameBack(to, each, clock.instant()));
        LOG.warn(
                "mail to {}{} came back: {}",
                to,
                connector.map(each -> " by connector " + each).orElse(""),
                reason);
    }

    private void begin(Config config) {
        for (Config.Partner each : config.partners()) {
            orders.perform((tx, now) -> replication.register(each.site(), each.server(), tx, now));
        }
        store.write(tx -> {
            tx.write(Changes.ofEntries(new Wiring(config).profile().changes(tx, clock.instant())));
            return Verdict.IDLE;
        });
        orders.perform(replication::started);
        listener.start();
        run("loop", loop);
        mailboxes.forEach(each -> run(each.state().name(), each));
        dispatches.forEach(each -> run("dispatch " + each.connector(), each));
    }

    private void run(String name, Runnable work) {
        Thread thread = new Thread(() -> guarded(name, work), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** A gateway that has lost one of its threads would only look alive. */
    private void guarded(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error fatal) {
            LOG.error(
                    "{} has failed; this gateway ends, so that a fresh one can start", name, fatal);
            failed = true;
            onFailure.run();
        }
    }

    /** Whether the gateway cannot go on, and should be ended and started afresh. */
    public boolean hasFailed() {
        return failed;
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
        return traffic.table();
    }

    @Override
    public SortedMap<String, Condition> conditions(Instant now) {
        return traffic.conditions(now);
    }

    @Override
    public Spool spool() {
        return spool;
    }

    @Override
    public void wake() {
        signal.raise();
        dispatches.forEach(Dispatch::wake);
    }

    @Override
    public void requestNow(SiteId partner, boolean refresh) {
        orders.perform((tx, now) -> replication.requestNow(partner, refresh, tx, now));
        wake();
    }

    @Override
    public void waiveBacksync(SiteId partner) {
        orders.perform((tx, now) -> replication.waiveBacksync(partner, tx, now));
    }

    @Override
    public OperatorOrders orders() {
        return orders;
    }

    @Override
    public void verify(SiteId partner, boolean repair, Instant deadline) {
        orders.perform((tx, now) -> replication.verify(partner, repair, tx, now, deadline));
        wake();
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
                spool.quarantined().stream()
                        .map(each -> new Overview.SetAside(
                                each.id().toString(), each.reason(), each.bytes()))
                        .toList(),
                tally.sentMails(),
                tally.sentBytes(),
                tally.receivedMails(),
                tally.receivedBytes(),
                tally.verdicts(),
                tally.internalErrors(),
                mailboxes.stream()
                        .map(each -> Overview.MailboxRow.of(each.state()))
                        .toList(),
                expected);
    }

    /** Ends in order: no more mail in, the present step done, the present letter out, the store closed. */
    @Override
    public void close() {
        listener.close();
        mailboxes.forEach(MailboxIntake::stop);
        loop.stop();
        dispatches.forEach(Dispatch::stop);
        try {
            for (Thread thread : threads) {
                thread.join(10_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
