package io.bridgehead.store.history;

/**
 * When and where something was written: hybrid time, the epoch that wrote it, and that epoch's USN.
 * Stamps are totally ordered, in the same way at every site: by time, then by epoch, then by USN.
 *
 * @param time hybrid logical time, see {@link HybridTime}; never below 0
 * @param usn the origin's update sequence number, from 1; 0 only in {@link #NONE}
 */
public record Stamp(long time, Epoch epoch, long usn) implements Comparable<Stamp> {
    /** Never written. It sorts before every real stamp, so any write wins over it. */
    public static final Stamp NONE = new Stamp(0, Epoch.NONE, 0);

    public Stamp {
        if (time < 0 || usn < 0) {
            throw new IllegalArgumentException("negative stamp: time " + time + ", usn " + usn);
        }
    }

    @Override
    public int compareTo(Stamp other) {
        int byTime = Long.compare(time, other.time);
        if (byTime != 0) {
            return byTime;
        }
        int byEpoch = epoch.compareTo(other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(usn, other.usn);
    }

    /** Whether this is later than {@code other} in the order that all copies share. */
    public boolean isAfter(Stamp other) {
        return compareTo(other) > 0;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The later of two stamps. */
    public static Stamp later(Stamp a, Stamp b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
