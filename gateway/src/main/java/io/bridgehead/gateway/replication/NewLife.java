package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.replication.step.CutEpochs;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import java.util.List;

/**
 * Begins a new life of a database that was put back to an older state. The database gets a new
 * epoch and asks every partner from zero. Its vector says through which USN it still holds the
 * former epoch. So partners send back everything beyond that they received before
 * (docs/replication.md, "Restore").
 */
final class NewLife {
    private static final int READ_AT_ONCE = 256;

    private final StepBuilder step;
    private final Identity former;

    NewLife(StepBuilder step) {
        this.step = step;
        this.former = step.self();
    }

    /**
     * Begins after a restore. Nothing was written since, so the former life ended at the latest
     * USN.
     */
    void afterRestore(byte[] random) {
        begin(Epoch.fresh(step.now(), latestKnown(), random), step.directory().usn(), true);
    }

    /**
     * Begins in a database that has lost entries which its vectors cover and its cursors have passed. So
     * nothing is claimed any more, and each partner is asked from zero.
     */
    void afterLossOfEntries(byte[] random) {
        begin(Epoch.fresh(step.now(), latestKnown(), random), step.directory().usn(), false);
        for (NamingContext context : step.directory().contexts()) {
            step.putProvable(context.id(), Vector.EMPTY);
        }
    }

    /**
     * Begins after a message proved that this database was put back; {@code latest} is our latest
     * life that is known. Since then this database gave USNs to other changes than before. So it
     * stamps again each own write whose USN some partner may know with another meaning.
     */
    Verdict afterSetBack(Epoch latest, Header proof) {
        Epoch life = Epoch.following(latest, step.now(), proof.id());
        long shared = agreedByAll(step.directory());
        restampAfter(shared, life);
        EpochOwner cut = new EpochOwner(former.epoch(), former.site(), former.server(), shared);
        new CutEpochs(step).learnAndReadAgain(List.of(cut));
        begin(life, shared, false);
        return Verdict.SET_BACK;
    }

    /**
     * The highest USN through which every partner has the history that this database has. It is 0
     * if one partner was never heard: that partner may have received any USN of the lost history.
     */
    private static long agreedByAll(Directory directory) {
        return directory.partners().stream()
                .mapToLong(Partner::agreed)
                .reduce(directory.usn(), Math::min);
    }

    /** A partner may have named a life of this site that is later than ours. */
    private Epoch latestKnown() {
        return step.directory().owners().stream()
                .filter(each -> each.site().equals(former.site()))
                .map(EpochOwner::epoch)
                .reduce(former.epoch(), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private void begin(Epoch life, long shared, boolean cursorsAreTrue) {
        step.beginLife(life);
        step.learn(new EpochOwner(life, former.site(), former.server()));
        for (NamingContext context : step.directory().contexts()) {
            Vector known = step.vector(context.id()).upTo(former.epoch(), shared);
            step.putProvable(context.id(), known.with(former.epoch(), Ranges.upTo(shared)));
        }
        for (Partner partner : step.directory().partners()) {
            step.put(step.partner(partner.site())
                    .awaiting(0, 0, step.now())
                    .agreedThrough(shared)
                    .owingBacksync(!partner.isRemoved()));
            for (Link link : step.directory().links(partner.site())) {
                Inbound asking = askingAgain(link.inbound(), cursorsAreTrue);
                Backsync backsync = partner.isRemoved() ? Backsync.NONE : Backsync.wanted();
                step.put(new Link(
                        partner.site(), link.context(), asking.with(backsync), Outbound.NONE));
            }
        }
    }

    /**
     * A cursor in a backup is true: what the partner had told through it was read before the backup was
     * made, and what our former life wrote afterwards stands beyond it at the partner. So the stream
     * goes on from there. Only a refresh that was running is not half repeated.
     */
    private Inbound askingAgain(Inbound inbound, boolean cursorIsTrue) {
        return cursorIsTrue && !inbound.refresh()
                ? inbound.answered(step.now())
                : inbound.restarted(Cursor.START, false, step.now());
    }

    private void restampAfter(long shared, Epoch life) {
        Directory directory = step.directory();
        for (NamingContext context : directory.contexts()) {
            long position = shared;
            List<StoredEntry> read;
            do {
                read = directory.changes(
                        context.id(), new Range(position, directory.usn()), READ_AT_ONCE);
                for (StoredEntry each : read) {
                    position = each.usn();
                    restamp(each.entry(), shared, life);
                }
            } while (!read.isEmpty());
        }
    }

    /**
     * Gives the lost stamps of {@code entry} the new epoch and a USN of this life. Their times
     * stay. So each write still wins, or loses, against the same writes as before.
     */
    private void restamp(Entry entry, long shared, Epoch life) {
        long usn = step.nextUsn();
        Entry again = entry.restamped(
                stamp -> stamp.epoch().equals(former.epoch()) && stamp.usn() > shared
                        ? new Stamp(stamp.time(), life, usn)
                        : stamp);
        if (!again.equals(entry)) {
            step.put(again);
        }
    }
}
