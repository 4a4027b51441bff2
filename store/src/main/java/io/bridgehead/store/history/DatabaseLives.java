package io.bridgehead.store.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells whether one write was made after another one in the same database, also across its lives. A
 * database that is set back stamps again, in its new life, what it wrote in the former one
 * (docs/replication.md, "Restore"). So one person's write can meet a later write of the same person under
 * a stamp of a later epoch, and that is no conflict.
 */
public final class DatabaseLives {
    /** Nothing is known of any epoch: only the USNs of one epoch tell what was written before. */
    public static final DatabaseLives UNKNOWN =
            new DatabaseLives(epoch -> Optional.empty(), List::of);

    private final Function<Epoch, Optional<EpochOwner>> owners;
    private final Supplier<List<EpochOwner>> all;

    /** Asks {@code owners} for the database of an epoch, and {@code all} for each known epoch. */
    public DatabaseLives(
            Function<Epoch, Optional<EpochOwner>> owners, Supplier<List<EpochOwner>> all) {
        this.owners = owners;
        this.all = all;
    }

    /**
     * Whether the database that wrote {@code bound} had {@code other} then. If that is not certain, the
     * answer is no: a conflict row too many is better than a change that is lost without a row.
     */
    public boolean contains(Stamp bound, Stamp other) {
        if (bound.epoch().equals(other.epoch())) {
            return other.usn() <= bound.usn();
        }
        if (!areOfOneDatabase(bound.epoch(), other.epoch())) {
            return false;
        }
        return other.epoch().compareTo(bound.epoch()) > 0
                ? isStampedAgain(other) && other.time() <= bound.time()
                : other.time() == bound.time() || isBeforeTheCut(other, bound.epoch());
    }

    /** Whether both are one write of one database, once stamped in its first life and once again. */
    public boolean areOneWrite(Stamp a, Stamp b) {
        return a.time() == b.time() && areOfOneDatabase(a.epoch(), b.epoch());
    }

    /**
     * Dated before its epoch began. Hybrid time never goes back within one life, so this was written
     * in a former life.
     */
    private static boolean isStampedAgain(Stamp stamp) {
        return HybridTime.instant(stamp.time()).toEpochMilli() < stamp.epoch().beganAtMillis();
    }

    /**
     * Whether life {@code later} began with a database that had {@code stamp}. Each life that ended in
     * between was cut: then the next one began with all before the cut. A life that was not cut was left
     * by a restore, and the backup may be older than the cut of an earlier life.
     */
    private boolean isBeforeTheCut(Stamp stamp, Epoch later) {
        boolean before = owners.apply(stamp.epoch())
                .filter(owner -> owner.isCut() && stamp.usn() <= owner.end())
                .isPresent();
        return before
                && all.get().stream()
                        .filter(each -> each.epoch().compareTo(stamp.epoch()) > 0)
                        .filter(each -> each.epoch().compareTo(later) < 0)
                        .filter(each -> areOfOneDatabase(each.epoch(), later))
                        .allMatch(EpochOwner::isCut);
    }

    private boolean areOfOneDatabase(Epoch a, Epoch b) {
        if (a.equals(b)) {
            return true;
        }
        Optional<EpochOwner> one = owners.apply(a);
        Optional<EpochOwner> other = owners.apply(b);
        return one.isPresent()
                && other.isPresent()
                && one.get().site().equals(other.get().site())
                && one.get().server().equals(other.get().server());
    }
}
