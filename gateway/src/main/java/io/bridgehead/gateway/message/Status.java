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
 * "This is what I have for you" (docs/wire-format.md, "Status"): at start, when that changes, and
 * daily when idle.
 *
 * @param replyWanted whether the receiver should answer with its own status
 * @param cut the epochs known in which a database was set back, so that claims of them end early
 * @param read how far the sender has read the receiver
 */
public record Status(
        Header header, boolean replyWanted, List<Offer> offers, List<EpochOwner> cut, Read read)
        implements Message {
    /**
     * Where the sender has come in the receiver's history, so that a database that was set back is
     * found out even when all numbers agree (docs/replication.md, law 5).
     *
     * @param epoch the receiver's, as far as the sender knows
     * @param marks of that epoch, at the end of what was read of each scope, and of pages that could not
     *     be proved
     */
    public record Read(Epoch epoch, List<Mark> marks) {
        /** Nothing yet. */
        public static final Read NOTHING = new Read(Epoch.NONE, List.of());

        public Read {
            marks = List.copyOf(marks);
        }
    }

    /**
     * One scope that the sender has for the receiver.
     *
     * @param lastUsn the sender's USN of the latest change in it
     * @param live entries that show, comparable like {@code digest} only at equal vectors
     * @param held entries that wait for a person or for knowledge
     * @param leavesOut attributes of which the sender tells the receiver nothing
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

    /** The same, under another header. */
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
