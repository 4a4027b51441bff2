package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.inbound.Handled;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.gateway.simulation.law.LawChecks;
import io.bridgehead.gateway.simulation.mail.MessageSummary;
import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.view.Genesis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One site: its database, its wrong clock, and its gateway, which sometimes stops. */
final class Station {
    private final World world;
    private final SiteId site;
    private final OutboxDrain dispatch;
    private final Chance chance;
    private final SkewedClock clock;
    private final Inbox inbox;
    private final Ticker ticker;
    private SiteSetup core;
    private WatchedStore store;
    private LawChecks watch;
    private boolean up = true;
    private boolean rolledBack;
    private Identity born;
    private int image;

    Station(World world, SiteId site) {
        this.world = world;
        this.site = site;
        this.chance = world.chance().split();
        this.clock = new SkewedClock(world.timeline(), world.plan(), chance);
        this.dispatch = new OutboxDrain(world, this);
        this.inbox = new Inbox(world, this);
        this.ticker = new Ticker(
                world, this, directory -> core.replication().nextDue(directory, clock.now()));
        this.core = SiteSetup.of(world.plan().terms(site), world.plan(), dispatch);
        begin(Epoch.NONE);
    }

    SiteId site() {
        return site;
    }

    LawChecks watch() {
        return watch;
    }

    Chance chance() {
        return chance;
    }

    SkewedClock clock() {
        return clock;
    }

    /** Whether the database was set back to an old image and the gateway has not noticed it yet. */
    boolean isRolledBack() {
        return rolledBack;
    }

    Replication replication() {
        return core.replication();
    }

    /** The contents of the database as text, for a developer who looks for a bug. */
    String describe() {
        return read(directory -> Description.of(directory, watch.entries().values()));
    }

    <R> R read(Function<Directory, R> work) {
        return store.read(work);
    }

    /** The operator edits the configuration. A gateway that is up starts again and reads it. */
    void reconfigure(PartnerTerms terms) {
        core = SiteSetup.of(terms, world.plan(), dispatch);
        if (up) {
            perform(tx -> core.replication().started(tx, clock.now()));
            later();
        }
    }

    /** Creates an empty database with a new epoch. */
    private void begin(Epoch former) {
        Epoch epoch = Epoch.fresh(clock.now(), former, chance.bytes(10));
        Identity self = new Identity(world.organization(), World.BASE, site, "gw." + site, epoch);
        List<NamingContext> contexts = Genesis.contexts(self);
        int founded = world.plan().cast().configurations() ? contexts.size() : 2;
        Changes genesis = Genesis.changes(self, contexts.subList(0, founded), clock.now());
        born = self;
        image = 0;
        store = new WatchedStore(world.stores().create(self));
        watch = new LawChecks(world.origins());
        world.origins().wrote(epoch, 0, genesis.content().entries());
        rolledBack = false;
        replay(List.of(genesis));
    }

    private void replay(List<Changes> all) {
        for (Changes each : all) {
            store.write(tx -> {
                tx.write(each);
                return each;
            });
            check();
        }
    }

    /** Registers {@code other} as a partner. */
    void register(SiteId other) {
        perform(tx -> core.replication().register(other, "gw." + other, tx, clock.now()));
        later();
    }

    /** Writes what a user changes, if the gateway is up. */
    Optional<List<Entry>> byHand(Function<Transaction, List<Entry>> change) {
        if (!up) {
            return Optional.empty();
        }
        Identity self = read(Directory::self);
        long before = read(Directory::usn);
        List<Entry> written = store.write(tx -> {
            List<Entry> entries = change.apply(tx);
            tx.write(Changes.ofEntries(entries));
            return entries;
        });
        world.origins().wrote(self.epoch(), before, written);
        check();
        later();
        return Optional.of(written);
    }

    /** Handles a mail in one transaction. A power failure rolls the transaction back. */
    void receive(SiteId from, byte[] bytes, boolean powerFails) {
        DecodedMail mail = world.wrapping().open(bytes);
        Optional<Handled> outcome = transact(
                powerFails,
                tx -> dispatch.passOn(tx, from, bytes)
                        .orElseGet(() -> core.intake().receive(tx, mail, clock.now())));
        outcome.ifPresent(each -> world.journal().count(each.verdict()));
        world.journal()
                .note(() -> site + " receives from " + from + " " + MessageSummary.of(mail) + " -> "
                        + outcome.map(Handled::toString).orElse("power loss"));
    }

    /** Performs a step that a timer, an operator or a fault caused, not a mail. */
    Verdict perform(Function<Directory, Step> step) {
        return transact(false, tx -> core.exchange().perform(tx, step.apply(tx)))
                .orElseThrow();
    }

    private <R> Optional<R> transact(boolean powerFails, Function<Transaction, R> work) {
        Optional<R> result = Power.transact(store, powerFails, work);
        result.ifPresent(done -> check());
        return result;
    }

    private void check() {
        List<Changes> fresh = store.takeCommitted();
        fresh.forEach(this::noteNewLife);
        store.read(directory -> {
            fresh.forEach(each -> watch.committed(each, directory));
            return Verdict.IDLE;
        });
    }

    /** In a new epoch the site stamps its entries again: the old stamps may vanish. */
    private void noteNewLife(Changes changes) {
        Optional<Epoch> life = changes.history().newLife();
        if (life.isEmpty()) {
            return;
        }
        long before = read(Directory::usn) - changes.usns();
        world.origins().wrote(life.get(), before, changes.content().entries());
        for (Entry after : changes.content().entries()) {
            world.origins().stampedAgain(watch.entry(after.id()), after);
        }
        rolledBack = false;
    }

    /** Takes an image of the disk. A fault may put the image back later. */
    void takeImage() {
        image = store.committed().size();
    }

    /** Puts the image back and loses later work. A restore is announced to the core. */
    void putImageBack(boolean announced) {
        if (image == 0) {
            return;
        }
        start();
        world.journal().count(announced ? Fault.RESTORED : Fault.SET_BACK);
        world.journal()
                .note(() -> site + (announced ? " is restored" : " is set back to an old image"));
        world.excuseUnsaved(this);
        List<Changes> kept = List.copyOf(store.committed().subList(0, image));
        store = new WatchedStore(world.stores().create(born));
        watch = new LawChecks(world.origins());
        replay(kept);
        if (announced) {
            perform(tx -> core.replication().restored(tx, clock.now(), chance.bytes(10)));
        } else {
            rolledBack = true;
            world.origins().doubt(read(Directory::self).epoch(), read(Directory::usn));
        }
        perform(tx -> core.replication().started(tx, clock.now()));
        new Suspensions(world, this).partnersAsPlanned();
    }

    /** The site loses its disk and begins again. It knows only its own name and its partners. */
    void loseDisk() {
        start();
        world.journal().count(Fault.DISK_LOST);
        world.journal().note(() -> site + " loses its disk");
        world.excuseUnsaved(this);
        begin(read(Directory::self).epoch());
        world.partnersOf(site).forEach(this::register);
    }

    boolean isUp() {
        return up;
    }

    Inbox inbox() {
        return inbox;
    }

    Outbox outbox() {
        return store.outbox();
    }

    void crash() {
        world.journal().note(() -> site + " stops");
        up = false;
        dispatch.stop();
        world.timeline()
                .after(chance.longTailed(Duration.ofMinutes(10), Duration.ofDays(1)), this::start);
    }

    /** Starts the gateway, if it is down. */
    void start() {
        if (up) {
            return;
        }
        world.journal().note(() -> site + " starts");
        up = true;
        store.reopen(world.stores());
        perform(tx -> core.replication().started(tx, clock.now()));
        inbox.open();
        later();
    }

    /** Something changed: the site looks for due work now and sends waiting letters soon. */
    void later() {
        ticker.wake();
        dispatch.soon();
    }

    /** Lets the core do one piece of work, if any is due. */
    Verdict tick() {
        Verdict verdict = perform(tx -> core.replication().tick(tx, clock.now()));
        world.journal().count(verdict);
        if (verdict != Verdict.IDLE) {
            world.journal().note(() -> site + " " + verdict);
            dispatch.soon();
        }
        return verdict;
    }
}
