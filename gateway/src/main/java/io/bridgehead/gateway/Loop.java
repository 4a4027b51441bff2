package io.bridgehead.gateway;

import io.bridgehead.gateway.exchange.Exchange;
import io.bridgehead.gateway.exchange.MailIntake;
import io.bridgehead.gateway.exchange.Outcome;
import io.bridgehead.gateway.mail.Decoded;
import io.bridgehead.gateway.mail.Spool;
import io.bridgehead.gateway.mail.SpoolException;
import io.bridgehead.gateway.mail.SpoolId;
import io.bridgehead.gateway.mail.SpooledMail;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mail out of the spool and time out of the clock, at its own pace: one mail, one step, one
 * transaction. Runs on one thread; everything else only raises its signal.
 */
final class Loop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** Even without a signal or a timer, how long to rest at most: it bounds what a lost wake-up costs. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    /** What the loop works with. */
    record Desk(
            Store store,
            Spool spool,
            MailIntake intake,
            Exchange exchange,
            Replication replication) {}

    private final Desk desk;
    private final InstantSource clock;
    private final Signal signal;
    private final Tally tally;
    private final Runnable onProgress;
    private volatile boolean stopping;

    Loop(Desk desk, InstantSource clock, Signal signal, Tally tally, Runnable onProgress) {
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

    /** One mail if any waits, one thing that is due if any is, or else a rest. */
    private void turn() throws InterruptedException {
        try {
            boolean mail = takeMail();
            boolean due = doWhatIsDue();
            if (mail || due) {
                onProgress.run();
            } else {
                signal.await(rest());
            }
        } catch (RuntimeException e) {
            LOG.error("the store or the disk fails; trying again in {}", LONGEST_REST, e);
            signal.await(LONGEST_REST);
        }
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
        Decoded opened = desk.intake().open(mail.bytes());
        Outcome outcome;
        try {
            outcome = desk.store().write(tx -> desk.intake().receive(tx, opened, clock.instant()));
        } catch (StoreException | SpoolException world) {
            throw world;
        } catch (RuntimeException defect) {
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

    private boolean doWhatIsDue() {
        Instant now = clock.instant();
        Verdict verdict = desk.store().write(tx -> desk.exchange().tick(tx, now));
        tally.count(verdict);
        return verdict != Verdict.IDLE;
    }

    private Duration rest() {
        Duration untilDue =
                Duration.between(clock.instant(), desk.store().read(desk.replication()::nextDue));
        return untilDue.compareTo(LONGEST_REST) < 0 ? untilDue : LONGEST_REST;
    }
}
