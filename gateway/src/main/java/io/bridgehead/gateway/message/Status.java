package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Vector;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * "This is what I have for you" (docs/wire-format.md, "Status"). A gateway sends it at start, when
 * its offers change, and daily when idle.
 *
 * @param replyWanted whether the receiver should answer with its own status
 * @param cut the cut epochs that the sender knows: no site may claim a USN beyond their ends
 * @param read how far the sender has read the receiver
 */
public record Status(
        Header header, boolean replyWanted, List<Offer> offers, List<EpochOwner> cut, Read read)
        implements Message {
    /**
     * How far the sender has read the receiver's history. By these marks the receiver notices that
     * its database was set back, even when all USNs agree (docs/replication.md, law 5).
     *
     * @param epoch the receiver's present epoch, as far as the sender knows
     * @param marks the receiver's marks where the sender's reading of each scope ends, and at the
     *     ends of pages that the sender's cursors cannot prove
     */
    public record Read(Epoch epoch, List<Mark> marks) {
        /** The sender has read nothing yet. */
        public static final Read NOTHING = new Read(Epoch.NONE, List.of());

        public Read {
            marks = List.copyOf(marks);
        }
    }

    /**
     * One scope that the sender has for the receiver.
     *
     * @param lastUsn the sender's USN of the latest change in the scope
     * @param live the number of entries that show; comparable, like {@code digest}, only at equal
     *     vectors
     * @param held the number of held parts
     * @param leavesOut the attributes that the sender never sends to the receiver
     */
    public record Offer(
            NamingContext context,
            long lastUsn,
            Vector vector,
            long live,
            Digest digest,
            long held,
            SortedSet<AttributeName> leavesOut) {
        public Offer {
            leavesOut = Collections.unmodifiableSortedSet(leavesOut);
        }
    }

    public Status {
        offers = List.copyOf(offers);
        cut = List.copyOf(cut);
    }

    /** The same status with another header. */
    public Status with(Header other) {
        return new Status(other, replyWanted, offers, cut, read);
    }

    @Override
    public <R> R match(
            Function<UpdateRequest, R> request,
            Function<Update, R> update,
            Function<Status, R> status,
            Function<Refusal, R> refusal,
            Function<Comparison, R> comparison) {
        return status.apply(this);
    }
}
