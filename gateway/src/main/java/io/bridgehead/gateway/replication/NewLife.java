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
 * A database that was put back to an older state begins a new life: a new epoch, everybody asked
 * from the start, and everything that others still hold of the former life comes back, because the
 * vector says how far that is held here (docs/replication.md, "Restore").
 */
final class NewLife {
    private static final int READ_AT_ONCE = 256;

    private final StepBuilder draft;
    private final Identity former;
    private final Epoch life;

    private NewLife(StepBuilder draft, Epoch life) {
        this.draft = draft;
        this.former = draft.self();
        this.life = life;
    }

    /** After a restore: the former life ended at the latest USN, and nothing was written since. */
    static void restored(StepBuilder draft, byte[] random) {
        Epoch life = Epoch.fresh(draft.now(), draft.self().epoch(), random);
        new NewLife(draft, life).begin(draft.directory().usn());
    }

    /**
     * After somebody has proved that this database was put back while it did not run; {@code latest}
     * is the latest life of ours that is known. What was written here since then has USNs that had
     * been given out before, so it is stamped again: all that any partner may know otherwise.
     */
    static void setBack(StepBuilder draft, Epoch latest, Header proof) {
        Epoch life = Epoch.following(latest, draft.now(), proof.id());
        NewLife rebirth = new NewLife(draft, life);
        long shared = agreedByAll(draft.directory());
        rebirth.restampAfter(shared);
        Identity self = rebirth.former;
        draft.put(new EpochOwner(self.epoch(), self.site(), self.server(), shared));
        rebirth.begin(shared);
    }

    /** One whom we never heard may have heard us since: with it, nothing is agreed. */
    private static long agreedByAll(Directory directory) {
        return directory.partners().stream()
                .mapToLong(Partner::agreed)
                .reduce(directory.usn(), Math::min);
    }

    private void begin(long shared) {
        draft.begin(life);
        draft.put(new EpochOwner(life, former.site(), former.server()));
        for (NamingContext context : draft.directory().contexts()) {
            Vector known = draft.vector(context.id()).upTo(former.epoch(), shared);
            draft.put(context.id(), known.with(former.epoch(), Ranges.upTo(shared)));
        }
        for (Partner partner : draft.directory().partners()) {
            draft.put(draft.partner(partner.site())
                    .awaiting(0, 0, draft.now())
                    .agreedThrough(shared)
                    .owingBacksync(!partner.isRemoved()));
            draft.directory().links(partner.site()).forEach(this::askAgain);
        }
    }

    private void askAgain(Link link) {
        draft.put(new Link(
                link.partner(),
                link.context(),
                link.inbound().restarted(Cursor.START, false, draft.now()),
                Outbound.NONE));
    }

    private void restampAfter(long shared) {
        Directory directory = draft.directory();
        for (NamingContext context : directory.contexts()) {
            long position = shared;
            List<StoredEntry> read;
            do {
                read = directory.changes(
                        context.id(), new Range(position, directory.usn()), READ_AT_ONCE);
                for (StoredEntry each : read) {
                    position = each.usn();
                    restamp(each.entry(), shared);
                }
            } while (!read.isEmpty());
        }
    }

    /** The times stay, so that what wins goes on winning; epoch and USN become those of this life. */
    private void restamp(Entry entry, long shared) {
        long usn = draft.nextUsn();
        Entry again = entry.restamped(
                stamp -> stamp.epoch().equals(former.epoch()) && stamp.usn() > shared
                        ? new Stamp(stamp.time(), life, usn)
                        : stamp);
        if (!again.equals(entry)) {
            draft.put(again);
        }
    }
}
