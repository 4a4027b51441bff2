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
 * Detects that our database was put back to an older state, because a message knows more of our
 * present life than we do. That is proof, because a gateway tells nothing before it is committed.
 * Without this check, new changes would take USNs that partners already claim, and would never be
 * sent to them (docs/replication.md, law 5).
 */
final class SetBackDetector {
    private final Epoch life;
    private final Directory directory;

    private SetBackDetector(Directory directory) {
        this.life = directory.self().epoch();
        this.directory = directory;
    }

    /**
     * Our latest life that {@code message} knows of, if it proves that we were set back; else
     * empty.
     */
    static Optional<Epoch> laterThanOurs(Message message, Directory directory) {
        SetBackDetector detector = new SetBackDetector(directory);
        Epoch latest = detector.latestLife(message);
        boolean proof = latest.compareTo(detector.life) > 0 || detector.knowsMore(message);
        return proof ? Optional.of(latest) : Optional.empty();
    }

    /**
     * The latest life that the message names. A partner learns our epoch only from our own
     * messages.
     */
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

    /**
     * Marks are never deleted. So a mark that is not here was read in a history that we have lost.
     */
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

    /**
     * Whether the partner accepted a request of this life whose number we have not given out yet.
     */
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
