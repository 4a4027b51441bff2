package io.bridgehead.gateway.process;

import io.bridgehead.gateway.backup.Backup;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.PartnerSection;
import io.bridgehead.gateway.control.AuditReport;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.Operator;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.outbound.Signal;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Verdict;
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
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.view.SiteProfile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One running gateway, from start to close. {@link Assembly} builds its parts. Mail enters by the
 * {@link MailEntrance}, the {@link MainLoop} handles it, and answers leave by the {@link MailExit}.
 */
public final class Gateway implements RunningGateway, AutoCloseable {
    private final DurableStore store;
    private final Clock clock;
    private final Instant startedAt;
    private final Expected expected;
    private final Tally tally;
    private final Signal signal;
    private final MailEntrance entrance;
    private final MailExit exit;
    private final MainLoop loop;
    private final DailyAudit audit;
    private final OperatorTransactions operator;
    private final WorkThreads threads;
    private final Object backups = new Object();

    private Gateway(Assembly assembly, Expected expected, Runnable onFailure) {
        this.store = assembly.store();
        this.clock = assembly.clock();
        this.startedAt = clock.instant();
        this.expected = expected;
        this.tally = assembly.tally();
        this.signal = assembly.signal();
        this.entrance = assembly.mailEntrance();
        this.exit = assembly.mailExit();
        this.loop = assembly.loop();
        this.audit = assembly.audit();
        this.operator = assembly.operator(this::wake);
        this.threads = new WorkThreads(onFailure);
    }

    /**
     * Starts the gateway of {@code config} on the data folder that {@link Founding} made. When this
     * returns, its SMTP port is open. Throws if the database or the port cannot be opened, or if
     * the database is another gateway's; then nothing runs.
     */
    public static Gateway start(Config config, Clock clock) {
        return start(config, clock, () -> {});
    }

    /**
     * Like {@link #start(Config, Clock)}. The gateway calls {@code onFailure}, on any thread, when
     * it has failed.
     */
    public static Gateway start(Config config, Clock clock, Runnable onFailure) {
        DataFolder folder = new DataFolder(config.data());
        ConfigTranslation translation = new ConfigTranslation(config);
        DatabaseEngine engine = translation.engine();
        Restoring.requireFinished(folder, engine);
        folder.restrict();
        DurableStore store = engine.open(folder.store());
        Assembly assembly;
        Gateway gateway;
        try {
            Founding.check(config, store.read(Directory::self));
            assembly = new Assembly(config, translation, store, clock);
            gateway = new Gateway(assembly, translation.expected(), onFailure);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        try {
            gateway.begin(config.partners(), translation.profile(), assembly.replication());
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /**
     * Writes partners and site profile of the configuration into the database, then starts the
     * threads.
     */
    private void begin(
            List<PartnerSection> partners, SiteProfile profile, Replication replication) {
        for (PartnerSection each : partners) {
            operator.perform(
                    (tx, now) -> replication.register(each.site(), each.server(), tx, now));
        }
        store.write(tx -> {
            tx.write(Changes.ofEntries(profile.changes(tx, clock.instant())));
            return Verdict.IDLE;
        });
        operator.perform(replication::started);
        entrance.open(threads);
        threads.run("loop", loop);
        exit.open(threads);
    }

    /**
     * Whether the gateway cannot go on. The operator, or the service manager, must start it again.
     */
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
        return exit.health().table();
    }

    @Override
    public SortedMap<String, Condition> conditions(Instant now) {
        return exit.health().conditions(now);
    }

    @Override
    public RouteQuery routeQuery(LetterHead letter) {
        return exit.queries().of(letter);
    }

    @Override
    public Selection selectWay(SiteId to, RouteQuery mail, Instant at) {
        return exit.health().select(to, mail, at);
    }

    @Override
    public List<SizeLimit> sizeLimits(Instant now) {
        return exit.health().limits().list(now);
    }

    @Override
    public int forgetSizeLimits(Optional<SiteId> site) {
        return exit.forgetLimits(site, store.outbox());
    }

    @Override
    public Spool spool() {
        return entrance.spool();
    }

    @Override
    public void wake() {
        signal.raise();
        exit.wake();
    }

    @Override
    public AuditReport audit() {
        AuditReport report = audit.now();
        wake();
        return report;
    }

    @Override
    public Optional<AuditReport> auditFound() {
        return audit.found();
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

    /** The SMTP port; the real one if port 0 was configured. */
    public int smtpPort() {
        return entrance.listener().port();
    }

    @Override
    public Overview overview() {
        return new Overview(
                startedAt,
                entrance.listener().port(),
                entrance.spool().size(),
                entrance.spool().quarantined().stream()
                        .map(Overview.SetAside::of)
                        .toList(),
                tally.counters(),
                tally.returned(),
                entrance.mailboxes().stream()
                        .map(each -> Overview.MailboxRow.of(each.state()))
                        .toList(),
                expected);
    }

    /**
     * Ends in order: no mail enters, the running step and the running letter end, the store closes.
     * In another order a thread could use a store that is closed.
     */
    @Override
    public void close() {
        entrance.close();
        loop.stop();
        exit.close();
        threads.awaitEnd();
        store.close();
    }
}
