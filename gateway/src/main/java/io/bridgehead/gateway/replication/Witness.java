package io.bridgehead.gateway.replication;

import io.bridgehead.store.Directory;
import io.bridgehead.store.Entry;
import io.bridgehead.store.Epoch;
import io.bridgehead.store.Stamp;
import io.bridgehead.store.Vector;

/**
 * Whether a message knows more of this life of ours than we do. Nothing is ever told before it is
 * committed, so then our database was put back to an older state (docs/replication.md, law 5).
 */
final class Witness {
    private final Epoch life;
    private final Directory directory;

    private Witness(Directory directory) {
        this.life = directory.self().epoch();
        this.directory = directory;
    }

    static boolean provesSetBack(Message message, Directory directory) {
        Witness witness = new Witness(directory);
        return message.match(
                request -> witness.knowsMore(request.vector()) || witness.hasReadMore(request),
                update -> update.completion()
                                .filter(each -> witness.knowsMore(each.vector()))
                                .isPresent()
                        || update.entries().stream().anyMatch(witness::hasMore),
                status ->
                        status.offers().stream().anyMatch(each -> witness.knowsMore(each.vector())),
                witness::wasAskedMore);
    }

    private boolean knowsMore(Vector vector) {
        return vector.of(life).last() > directory.usn();
    }

    private boolean hasReadMore(UpdateRequest request) {
        return request.epoch().equals(life) && request.received().last() > directory.usn();
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
