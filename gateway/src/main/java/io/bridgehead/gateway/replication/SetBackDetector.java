package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Status;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.util.Optional;

/**
 * Whether a message knows more of this life of ours than we do. Nothing is ever told before it is
 * committed, so then our database was put back to an older state (docs/replication.md, law 5).
 */
final class SetBackDetector {
    private final Epoch life;
    private final Directory directory;

    private SetBackDetector(Directory directory) {
        this.life = directory.self().epoch();
        this.directory = directory;
    }

    /** The latest life of ours that {@code message} knows of, if it proves that we were set back. */
    static Optional<Epoch> laterThanOurs(Message message, Directory directory) {
        SetBackDetector witness = new SetBackDetector(directory);
        Epoch latest = witness.latestLife(message);
        boolean proof = latest.compareTo(witness.life) > 0 || witness.knowsMore(message);
        return proof ? Optional.of(latest) : Optional.empty();
    }

    /** A partner that names a later epoch of ours has exchanged messages with us in that epoch. */
    private Epoch latestLife(Message message) {
        Epoch known = message.match(
                request -> request.position().epoch(),
                update -> update.reader().epoch(),
                status -> life,
                refusal -> life,
                comparison -> life);
        return known.compareTo(life) > 0 ? known : life;
    }

    private boolean knowsMore(Message message) {
        return message.match(
                request -> knowsMore(request.vector()) || hasReadMore(request),
                update -> update.completion()
                                .filter(each -> knowsMore(each.vector()))
                                .isPresent()
                        || update.content().entries().stream().anyMatch(this::hasMore),
                status -> hasReadAnotherPast(status.read())
                        || status.cut().stream().anyMatch(each -> each.epoch().equals(life))
                        || status.offers().stream().anyMatch(each -> knowsMore(each.vector())),
                this::wasAskedMore,
                comparison -> knowsMore(comparison.offer().vector())
                        || comparison.entries().stream().anyMatch(this::hasMore));
    }

    private boolean knowsMore(Vector vector) {
        return vector.of(life).last() > directory.usn();
    }

    private boolean hasReadMore(UpdateRequest request) {
        return request.position().epoch().equals(life)
                && request.position().received().last() > directory.usn();
    }

    /** Marks are never deleted, so one that is not here was read in a history that is not ours any more. */
    private boolean hasReadAnotherPast(Status.Read read) {
        return read.epoch().equals(life)
                && read.marks().stream()
                        .anyMatch(each -> !directory.mark(each.usn()).equals(Optional.of(each)));
    }

    private boolean hasMore(Entry part) {
        for (Stamp stamp : part.stamps()) {
            if (stamp.epoch().equals(life) && stamp.usn() > directory.usn()) {
                return true;
            }
        }
        return false;
    }

    /** We are told that a question of ours has been asked that, as far as we know, we did not ask yet. */
    private boolean wasAskedMore(Refusal refusal) {
        boolean ours = refusal.header()
                .inReplyTo()
                .filter(each -> each.startsWith(life + "."))
                .isPresent();
        return ours
                && refusal.latest()
                        > directory
                                .link(refusal.header().sender().site(), refusal.context())
                                .inbound()
                                .request();
    }
}
