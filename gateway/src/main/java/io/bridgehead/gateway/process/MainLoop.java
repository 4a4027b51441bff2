package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.inbound.Forwarding;
import io.bridgehead.gateway.inbound.Handled;
import io.bridgehead.gateway.inbound.InboundMail;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.RouteUpdates;
import io.bridgehead.gateway.outbound.Signal;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolException;
import io.bridgehead.gateway.spool.SpoolId;
import io.bridgehead.gateway.spool.SpooledMail;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mail out of the spool and time out of the clock, at its own pace: one mail, one step, one
 * transaction. Runs on one thread; everything else only raises its signal.
 */
final class MainLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MainLoop.class);

    /** Even without a signal or a timer, how long to rest at most: it bounds what a lost wake-up costs. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    /** How often the store may refuse one mail before the mail is blamed. */
    private static final int REFUSALS_MAX = 5;

    /** What the loop works with. */
    record Desk(
            Store store,
            Spool spool,
            InboundMail intake,
            Forwarding forwarding,
            RouteUpdates topology,
            StepRunner exchange,
            Replication replication) {}

    private final Desk desk;
    private final InstantSource clock;
    private final Signal signal;
    private final Tally tally;
    private final Runnable onProgress;
    private volatile boolean stopping;
    private Instant nextSweep = Instant.EPOCH;
    private @Nullable SpoolId refused;
    private int refusals;

    MainLoop(Desk desk, InstantSource clock, Signal signal, Tally tally, Runnable onProgress) {
        this.desk = desk;
        this.clock = clock;
        this.signal = signal;
        this.tally = tally;
        this.onProgress = onProgress;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends after the present turn. Never by interruption: that would close the database's files under
     * its hands.
     */
    void stop() {
        stopping = true;
        signal.raise();
    }

    /**
     * One mail if any waits, one thing that is due if any is, or else a rest. What is wrong with the
     * one must not keep the other waiting. A store that refuses everything ends the loop.
     */
    private void turn() throws InterruptedException {
        attempt("looking at the routes", this::refreshRoutes);
        boolean mail = attempt("taking mail", this::takeMail);
        boolean due = attempt("doing what is due", this::doWhatIsDue);
        if (desk.store().isBroken()) {
            throw new IllegalStateException("the store is broken; only a restart mends it");
        }
        if (mail || due) {
            onProgress.run();
        } else {
            signal.await(rest());
        }
    }

    private boolean attempt(String what, BooleanSupplier work) throws InterruptedException {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.error("{} failed; trying again in {}", what, LONGEST_REST, e);
            signal.await(LONGEST_REST);
            return false;
        }
    }

    /** Before the first mail as well: without the published tables no way leads to a distant site. */
    private boolean refreshRoutes() {
        desk.topology().refresh(clock.instant());
        return false;
    }

    private boolean takeMail() {
        List<SpoolId> next = desk.spool().waiting(1);
        next.forEach(this::take);
        return !next.isEmpty();
    }

    private void take(SpoolId id) {
        SpooledMail mail;
        try {
            mail = desk.spool().read(id);
        } catch (SpoolException unreadable) {
            LOG.error("mail {} cannot be read; it is kept in quarantine", id, unreadable);
            desk.spool().quarantine(id, "unreadable: " + unreadable);
            return;
        }
        tally.countReceived(mail.bytes().length);
        Handled outcome;
        try {
            outcome = act(mail);
        } catch (StoreException world) {
            refusedByStore(id, world);
            return;
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.error("a defect of this program met mail {}; it is kept in quarantine", id, defect);
            tally.countInternalError();
            desk.spool().quarantine(id, "internal error: " + defect);
            return;
        }
        tally.count(outcome.verdict());
        LOG.debug("mail {} from {}: {}", id, mail.peer(), outcome);
        if (outcome.verdict().isQuarantined()) {
            LOG.warn("mail {} from {} is in quarantine: {}", id, mail.peer(), outcome);
            desk.spool().quarantine(id, outcome.toString());
        } else {
            desk.spool().remove(id);
        }
    }

    private Handled act(SpooledMail mail) {
        RoutingHeaders waybill = RoutingHeaders.of(mail.bytes());
        if (desk.forwarding().concerns(waybill)) {
            ForwardedMail freight = new ForwardedMail(mail.envelope().sender(), mail.bytes());
            return desk.store()
                    .write(tx -> desk.forwarding().receive(tx, waybill, freight, clock.instant()));
        }
        DecodedMail opened = desk.intake().open(mail.bytes(), mail.envelope().recipient());
        return desk.store().write(tx -> desk.intake().receive(tx, opened, clock.instant()));
    }

    /**
     * Usually the disk is to blame, and the mail is tried again. A mail that the store goes on
     * refusing would keep all others waiting, so it is set aside.
     */
    private void refusedByStore(SpoolId id, StoreException refusal) {
        refusals = id.equals(refused) ? refusals + 1 : 1;
        refused = id;
        if (refusals < REFUSALS_MAX || desk.store().isBroken()) {
            throw refusal;
        }
        LOG.error("the store refuses mail {}; it is kept in quarantine", id, refusal);
        tally.countInternalError();
        desk.spool().quarantine(id, "refused by the store: " + refusal.getMessage());
    }

    private boolean doWhatIsDue() {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(SWEEP_INTERVAL);
            sweep(now);
        }
        Verdict verdict = desk.store().write(tx -> desk.exchange().tick(tx, now));
        tally.count(verdict);
        return verdict != Verdict.IDLE;
    }

    /** Letters that nobody needs any more must not pile up while a relay is down. */
    private void sweep(Instant now) {
        int expired = desk.store().outbox().expire(now).size();
        if (expired > 0) {
            LOG.warn("{} letters expired before they could be sent", expired);
        }
    }

    private Duration rest() {
        Instant now = clock.instant();
        Duration untilDue = Duration.between(
                now, desk.store().read(directory -> desk.replication().nextDue(directory, now)));
        return untilDue.compareTo(LONGEST_REST) < 0 ? untilDue : LONGEST_REST;
    }
}
