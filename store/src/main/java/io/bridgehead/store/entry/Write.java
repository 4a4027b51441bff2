package io.bridgehead.store.entry;

import io.bridgehead.store.history.DatabaseLives;
import io.bridgehead.store.history.Stamp;
import java.util.function.UnaryOperator;

/**
 * A stamp together with its basis: the last stamp of another origin that the writer saw and overwrote.
 * The basis does not decide which write wins. It tells afterwards whether the writer of the winner knew
 * what it replaced, or whether two people changed the same thing without seeing each other.
 */
public record Write(Stamp stamp, Stamp basis) {
    /** Never written. */
    public static final Write NONE = new Write(Stamp.NONE, Stamp.NONE);

    /** The write in {@code next} that overwrites this one. */
    public Write overwrittenBy(Stamp next) {
        return new Write(next, next.epoch().equals(stamp.epoch()) ? basis : stamp);
    }

    /** Whether the writer of this had seen {@code other}. If that is not certain, the answer is no. */
    public boolean knew(Stamp other, DatabaseLives lives) {
        return other.isNone() || lives.contains(stamp, other) || lives.contains(basis, other);
    }

    /** This write with another stamp and the same basis. */
    public Write restamped(UnaryOperator<Stamp> change) {
        return new Write(change.apply(stamp), basis);
    }

    /** The later of two writes; equal stamps mean the same write. */
    public static Write later(Write a, Write b) {
        return a.stamp.compareTo(b.stamp) >= 0 ? a : b;
    }
}
