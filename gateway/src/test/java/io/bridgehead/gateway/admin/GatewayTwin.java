package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.backup.BackupException;
import io.bridgehead.gateway.backup.Manifest;
import io.bridgehead.gateway.control.AuditReport;
import io.bridgehead.gateway.control.Counters;
import io.bridgehead.gateway.control.Expected;
import io.bridgehead.gateway.control.Operator;
import io.bridgehead.gateway.control.Overview;
import io.bridgehead.gateway.control.ReturnedMail;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.outbound.ConnectorHealth;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.routing.AddressSpace;
import io.bridgehead.routing.Allowance;
import io.bridgehead.routing.Condition;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.view.Genesis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A gateway with a memory and no mail. */
public final class GatewayTwin implements RunningGateway {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final SiteId NORTH = SiteId.of("NORTH");
    public static final SiteId SOUTH = SiteId.of("SOUTH");

    final List<String> requests = new ArrayList<>();
    public final Store store;
    int wakes;

    /** What an audit has found. */
    public Optional<AuditReport> audited = Optional.empty();

    /** How many snapshots were opened. */
    public int reads;

    /** What a reader sees instead of the directory itself. */
    UnaryOperator<Directory> view = UnaryOperator.identity();

    public List<Overview.SetAside> quarantined = List.of();
    public List<Overview.MailboxRow> mailboxes = List.of();
    public final TreeMap<String, Long> verdicts = new TreeMap<>();
    public List<ReturnedMail> returned = List.of();
    public long internalErrors;
    public Instant now = NOW;
    public final ConnectorHealth health = new ConnectorHealth(
            RoutingTable.compute(NORTH, List.of(to(SOUTH)), List.of()), List.of());
    public Expected expected =
            new Expected(new TreeMap<>(Map.of("SOUTH", Duration.ofDays(1))), List.of());

    public GatewayTwin() {
        Identity self = new Identity(
                new UUID(1, 1),
                "o=Org",
                NORTH,
                "north1",
                Epoch.fresh(NOW, Epoch.NONE, new byte[10]));
        store = new MemoryStore(self);
        store.write(tx -> {
            tx.write(Genesis.changes(self, Genesis.contexts(self), NOW));
            return 0;
        });
        put(Partner.registered(SOUTH, "south1"));
    }

    /** A connector that takes mails of a megabyte. */
    public static Connector to(SiteId site) {
        return new Connector(
                "relay",
                "relay.example",
                25,
                List.of(new AddressSpace("*", Cost.of(1))),
                List.of(new ConnectedSite(
                        site, RoutingAddress.of("gw@" + site + ".example"), Cost.of(1))),
                new Allowance(1_000_000, 1 << 30, Schedule.ALWAYS));
    }

    void log(Conflict conflict) {
        store.write(tx -> {
            tx.write(Changes.NONE.but().conflicts(List.of(conflict)).done());
            return 0;
        });
    }

    void hold(HeldEntry held) {
        store.write(tx -> {
            tx.write(Changes.NONE.but().held(List.of(held)).done());
            return 0;
        });
    }

    public void put(Partner partner) {
        store.write(tx -> {
            tx.write(Changes.NONE.but().partners(List.of(partner)).done());
            return 0;
        });
    }

    @Override
    public Store store() {
        return new Store() {
            @Override
            public <R> R write(Function<Transaction, R> work) {
                return store.write(work);
            }

            @Override
            public <R> R read(Function<Directory, R> work) {
                reads++;
                return store.read(directory -> work.apply(view.apply(directory)));
            }

            @Override
            public boolean isBroken() {
                return store.isBroken();
            }

            @Override
            public Outbox outbox() {
                return store.outbox();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(now);
    }

    @Override
    public Overview overview() {
        return new Overview(
                NOW,
                2525,
                0,
                quarantined,
                new Counters(3, 3000, 4, 4000, internalErrors, verdicts),
                returned,
                mailboxes,
                expected);
    }

    @Override
    public Spool spool() {
        throw new UnsupportedOperationException("a twin has no mail");
    }

    @Override
    public RoutingTable routes() {
        return health.table();
    }

    @Override
    public SortedMap<String, Condition> conditions(Instant at) {
        return health.conditions(at);
    }

    @Override
    public RouteQuery routeQuery(LetterHead letter) {
        return new RouteQueries(store.outbox()).of(letter);
    }

    @Override
    public Selection selectWay(SiteId to, RouteQuery mail, Instant at) {
        return health.select(to, mail, at);
    }

    @Override
    public List<SizeLimit> sizeLimits(Instant at) {
        return health.limits().list(at);
    }

    @Override
    public int forgetSizeLimits(Optional<SiteId> site) {
        return health.limits().forget(site).size();
    }

    @Override
    public void wake() {
        wakes++;
    }

    @Override
    public AuditReport audit() {
        return new AuditReport(NOW, 3, List.of(), List.of(), "");
    }

    @Override
    public Optional<AuditReport> auditFound() {
        return audited;
    }

    @Override
    public Operator operator() {
        return new TwinOperator();
    }

    @Override
    public Manifest backUp(Path folder) {
        throw new BackupException("a twin has no files");
    }

    /** Carries out what a database alone can show, and remembers what would send mail. */
    private final class TwinOperator implements Operator {
        private final Replication core = new Replication(Limits.DEFAULT);

        @Override
        public void requestNow(SiteId partner, boolean refresh) {
            requests.add(partner + (refresh ? " refresh" : ""));
        }

        @Override
        public void waiveBacksync(SiteId partner) {
            requests.add(partner + " waived");
            perform(tx -> core.waiveBacksync(partner, tx, now));
        }

        @Override
        public void verify(SiteId partner, boolean repair, Instant deadline) {
            requests.add(partner + " verify" + (repair ? " repair " : " ") + deadline);
        }

        @Override
        public void claimSite() {
            perform(tx -> core.claimed(tx, now, new byte[10]));
        }

        @Override
        public void approve(List<Long> numbers) {
            perform(tx -> core.approve(numbers, tx, now));
        }

        @Override
        public void dropHeld(long number) {
            perform(tx -> core.dropHeld(number, tx, now));
        }

        @Override
        public void suspend(SiteId partner) {
            perform(tx -> core.suspend(partner, tx, now));
        }

        @Override
        public void resume(SiteId partner) {
            perform(tx -> core.resume(partner, tx, now));
        }

        @Override
        public void remove(SiteId partner) {
            perform(tx -> core.remove(partner, tx, now));
        }

        private void perform(Function<Directory, Step> decision) {
            store.write(tx -> {
                tx.write(decision.apply(tx).changes());
                return 0;
            });
            wake();
        }
    }
}
