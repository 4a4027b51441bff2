package io.bridgehead.gateway.replication.apply;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Splits a part that has arrived into what may be applied and what must be held, one held part for
 * each reason. So a lawful change does not wait for an unlawful one in the same entry. Registers
 * that would change nothing here are never held.
 *
 * @param admitted the part to apply; empty if nothing of it may be applied
 */
public record Admission(Optional<Entry> admitted, List<Admission.Held> held) {
    /**
     * Why a register may not be applied yet (docs/replication.md, law 6).
     *
     * @param awaits the epoch whose owner must be known first; NONE if the part waits for the
     *     operator
     */
    public record Objection(Reason reason, Epoch awaits) {
        static Objection of(Reason reason) {
            return new Objection(reason, Epoch.NONE);
        }
    }

    /** Registers that are held for one reason. */
    public record Held(Objection why, Entry part) {}

    /** Judges {@code part} against what is here. */
    public static Admission of(StepBuilder step, Optional<NamingContext> context, Entry part) {
        Entry before = step.entry(part.id(), part.context());
        if (!before.context().equals(part.context())) {
            return none(Objection.of(Reason.OTHER_CONTEXT), part);
        }
        Optional<Objection> toBirth = objection(step, context, part.created());
        if (toBirth.isPresent() && isNews(before, part.writtenIn(stamp -> false))) {
            // An entry whose creation may not be applied is held whole: its creation decides which
            // of two entries keeps a name.
            return isGivenUp(step, context, toBirth.get(), part)
                    ? new Admission(Optional.empty(), List.of())
                    : none(toBirth.get(), part);
        }
        List<Objection> objections = part.stamps().stream()
                .flatMap(each -> objection(step, context, each).stream())
                .distinct()
                .toList();
        if (objections.isEmpty()) {
            return new Admission(Optional.of(part), List.of());
        }
        List<Held> held = objections.stream()
                .map(why -> new Held(
                        why,
                        part.writtenIn(
                                stamp -> objection(step, context, stamp).equals(Optional.of(why)))))
                .filter(each -> isNews(before, each.part()))
                .filter(each -> !isGivenUp(step, context, each.why(), each.part()))
                .toList();
        Entry lawful = part.writtenIn(stamp -> objection(step, context, stamp).isEmpty());
        return new Admission(Optional.of(lawful), held);
    }

    public boolean isWhole() {
        return held.isEmpty();
    }

    private static Admission none(Objection why, Entry part) {
        return new Admission(Optional.empty(), List.of(new Held(why, part)));
    }

    /**
     * Whether the operator has dropped this foreign write: our vector covers its stamps, but the
     * entry lacks them. A partner that does not know of the drop yet sends it again, and without
     * this check it would be held again.
     */
    private static boolean isGivenUp(
            StepBuilder step, Optional<NamingContext> context, Objection why, Entry part) {
        Vector had = step.vector(part.context());
        return why.reason() == Reason.FOREIGN_WRITE
                && part.stamps().stream()
                        .filter(each -> objection(step, context, each).equals(Optional.of(why)))
                        .allMatch(had::covers);
    }

    private static boolean isNews(Entry before, Entry part) {
        return !Merge.of(before, part).entry().equals(before);
    }

    private static Optional<Objection> objection(
            StepBuilder step, Optional<NamingContext> context, Stamp stamp) {
        if (stamp.isNone()) {
            return Optional.empty();
        }
        Optional<EpochOwner> owner = step.owner(stamp.epoch());
        if (owner.isEmpty()) {
            return Optional.of(new Objection(Reason.UNKNOWN_EPOCH, stamp.epoch()));
        }
        SiteId site = owner.get().site();
        boolean lawful = context.map(each -> each.acceptsWritesOf(site)).orElse(false);
        return lawful ? Optional.empty() : Optional.of(Objection.of(Reason.FOREIGN_WRITE));
    }
}
