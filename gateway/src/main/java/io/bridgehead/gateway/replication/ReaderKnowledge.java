package io.bridgehead.gateway.replication;

import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Link;
import java.util.List;

/**
 * What a partner is not sent of a scope because it has it.
 *
 * @param claimed what its latest vector covers; nothing if it asked for a refresh
 * @param given the same, with all that its former lives wrote
 * @param taken through which USN of ours {@code given} holds: the partner was given what entries had
 *     then, and of those that have not changed here since it lacks nothing
 */
record ReaderKnowledge(Vector claimed, Vector given, long taken) {
    static ReaderKnowledge of(StepBuilder step, Link link) {
        if (link.outbound().refresh()) {
            return new ReaderKnowledge(Vector.EMPTY, Vector.EMPTY, 0);
        }
        Vector claimed = step.provable(link.outbound().vector());
        long taken = link.outbound().taken();
        Vector given = claimed;
        if (taken > 0) {
            for (Epoch life : formerLives(step, link)) {
                given = given.with(life, Ranges.upTo(Long.MAX_VALUE));
            }
        }
        return new ReaderKnowledge(claimed, given, taken);
    }

    /** The former lives of the partner's site, by epoch. */
    static List<Epoch> formerLives(StepBuilder step, Link link) {
        return step.directory().owners().stream()
                .filter(each -> each.site().equals(link.partner()))
                .map(EpochOwner::epoch)
                .filter(each -> !each.equals(link.outbound().epoch()))
                .toList();
    }

    /** What the partner has of one entry. */
    Vector of(StoredEntry entry) {
        return entry.usn() <= taken ? given : claimed;
    }
}
