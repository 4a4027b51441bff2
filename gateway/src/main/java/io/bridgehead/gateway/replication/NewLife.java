package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Header;
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
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import java.util.List;

/**
 * A database that was put back to an older state begins a new life: a new epoch, and every partner is
 * asked from the start, and everything that others still hold of the former life comes back, because the
 * vector says how far that is held here (docs/replication.md, "Restore").
 */
final class NewLife {
    private static final int READ_AT_ONCE = 256;

    private final StepBuilder step;
    private final Identity former;

    NewLife(StepBuilder step) {
        this.step = step;
        this.former = step.self();
    }

    /** After a restore: the former life ended at the latest USN, and nothing was written since. */
    void afterRestore(byte[] random) {
        begin(Epoch.fresh(step.now(), former.epoch(), random), step.directory().usn());
    }

    /**
     * After a partner has proved that this database was put back while it did not run; {@code latest}
     * is the latest life of ours that is known. What was written here since then has USNs that had
     * been given out before, so it is stamped again: everything that any partner may know otherwise.
     */
    Verdict afterSetBack(Epoch latest, Header proof) {
        Epoch life = Epoch.following(latest, step.now(), proof.id());
        long shared = agreedByAll(step.directory());
        restampAfter(shared, life);
        EpochOwner cut = new EpochOwner(former.epoch(), former.site(), former.server(), shared);
        new CutEpochs(step).learnAndReadAgain(List.of(cut));
        begin(life, shared);
        return Verdict.SET_BACK;
    }

    /** A partner that we never heard may have heard us since: with it, nothing is agreed. */
    private static long agreedByAll(Directory directory) {
        return directory.partners().stream()
                .mapToLong(Partner::agreed)
                .reduce(directory.usn(), Math::min);
    }

    private void begin(Epoch life, long shared) {
        step.begin(life);
        step.learn(new EpochOwner(life, former.site(), former.server()));
        for (NamingContext context : step.directory().contexts()) {
            Vector known = step.vector(context.id()).upTo(former.epoch(), shared);
            step.put(context.id(), known.with(former.epoch(), Ranges.upTo(shared)));
        }
        for (Partner partner : step.directory().partners()) {
            step.put(step.partner(partner.site())
                    .awaiting(0, 0, step.now())
                    .agreedThrough(shared)
                    .owingBacksync(!partner.isRemoved()));
            step.directory().links(partner.site()).forEach(this::askAgain);
        }
    }

    private void askAgain(Link link) {
        step.put(new Link(
                link.partner(),
                link.context(),
                link.inbound().restarted(Cursor.START, false, step.now()),
                Outbound.NONE));
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

    /** The times stay, so that what wins goes on winning; epoch and USN become those of this life. */
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
