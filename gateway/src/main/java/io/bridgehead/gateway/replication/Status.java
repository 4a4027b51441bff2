package io.bridgehead.gateway.replication;

import io.bridgehead.store.AttributeName;
import io.bridgehead.store.Digest;
import io.bridgehead.store.EpochOwner;
import io.bridgehead.store.NamingContext;
import io.bridgehead.store.Vector;
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
 */
public record Status(Header header, boolean replyWanted, List<Offer> offers, List<EpochOwner> cut)
        implements Message {
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
