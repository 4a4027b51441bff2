package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.apply.HeldRelease;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The duties that fall due with time. A step does one duty, in the order of docs/state-machine.md.
 * The main loop asks for the next duty after every mail, so this class reads only what is due: its
 * cost does not grow with the number of partners.
 */
final class Duties {
    /**
     * So many due items are read first. Usually one of them may be done. If all of them wait for a
     * schedule, or belong to suspended partners, twice as many are read, and so on.
     */
    private static final int READ_FIRST = 256;

    /** The latest due time; {@link Instant#MAX} means never. */
    private static final Instant LATEST = Instant.MAX.minusNanos(1);

    private final Directory directory;
    private final PartnerSchedules schedules;
    private final Instant now;
    private final SortedMap<SiteId, Optional<Partner>> active = new TreeMap<>();

    private Duties(Directory directory, PartnerSchedules schedules, Instant now) {
        this.directory = directory;
        this.schedules = schedules;
        this.now = now;
    }

    /** Does the next duty. */
    static Step next(StepBuilder step) {
        return new Duties(step.directory(), new PartnerSchedules(step.terms()), step.now())
                .nextOf(step);
    }

    private Step nextOf(StepBuilder step) {
        Optional<Due> status = first(Due.Kind.STATUS, this::isOpen);
        if (status.isPresent()) {
            return step.done(new StatusSender(step, status.get().partner()).announce());
        }
        Optional<Due> ask =
                first(Due.Kind.ASK, each -> isIncluded(each) && (isOpen(each) || isBacksync(each)));
        if (ask.isPresent()) {
            return step.done(new RequestSender(step).ask(link(ask.get())));
        }
        Optional<Due> page = page();
        if (page.isPresent()) {
            return step.done(new PageSender(step).send(link(page.get()), Optional.empty()));
        }
        Optional<Due> verify = first(Due.Kind.VERIFY, any -> true);
        if (verify.isPresent()) {
            Due due = verify.get();
            Verification row = directory.verification(due.partner(), due.context());
            return step.done(new VerifyRound(step, row).ask());
        }
        Verdict released = new HeldRelease(step).release();
        return step.done(released == Verdict.IDLE ? new TombstoneDuty(step).collect() : released);
    }

    /** When the next duty may be done, if none could be done at {@code now}. */
    static Instant nextDue(PartnerSchedules schedules, Directory directory, Instant now) {
        return new Duties(directory, schedules, now).nextOfAll();
    }

    private Instant nextOfAll() {
        Instant next = earliest(Due.Kind.STATUS, any -> true);
        next = earlier(next, earliest(Due.Kind.ASK, this::isIncluded));
        if (first(Due.Kind.ANSWER, this::isIncluded).isPresent()) {
            next = earlier(next, now);
        }
        for (Due each : directory.untold()) {
            if (isActive(each) && isIncluded(each)) {
                next = earlier(next, schedules.nextTold(each.partner(), each.at(), now));
            }
        }
        for (Due each : upTo(Due.Kind.VERIFY, LATEST, this::isActive)) {
            next = earlier(next, each.at());
        }
        return next;
    }

    /**
     * Of the duties that are due and {@code may} be done now, the one of the first partner by name.
     */
    private Optional<Due> first(Due.Kind kind, Predicate<Due> may) {
        return upTo(kind, now, each -> isActive(each) && may.test(each)).stream()
                .min(Due.BY_PARTNER);
    }

    /**
     * Some duties that are due at {@code by} and {@code may} be done, the earliest first. The list
     * is empty only if there are none.
     */
    private List<Due> upTo(Due.Kind kind, Instant by, Predicate<Due> may) {
        int limit = READ_FIRST;
        while (true) {
            List<Due> due = directory.due(kind, by, limit);
            List<Due> done = due.stream().filter(may).toList();
            if (!done.isEmpty() || due.size() < limit) {
                return done;
            }
            limit *= 2;
        }
    }

    /**
     * When the first duty of a kind may be done. The search ends at the first item that is due
     * later than the best one found: a schedule can only delay an item, so all further ones come
     * later too.
     */
    private Instant earliest(Due.Kind kind, Predicate<Due> concerns) {
        int limit = READ_FIRST;
        while (true) {
            List<Due> due = directory.due(kind, LATEST, limit);
            Instant next = Instant.MAX;
            for (Due each : due) {
                if (!each.at().isBefore(next) || !next.isAfter(now)) {
                    return next;
                }
                if (isActive(each) && concerns.test(each)) {
                    next = earlier(next, next(kind, each));
                }
            }
            if (due.size() < limit) {
                return next;
            }
            limit *= 2;
        }
    }

    /**
     * The link whose next page may leave: an answer with credit at once, news at its time and
     * window.
     */
    private Optional<Due> page() {
        Stream<Due> news = directory.untold().stream()
                .filter(each -> isIncluded(each)
                        && schedules.mayTell(each.partner(), each.at(), now)
                        && isActive(each));
        return Stream.concat(first(Due.Kind.ANSWER, this::isIncluded).stream(), news)
                .min(Due.BY_PARTNER);
    }

    /** Whether the partner is neither suspended nor removed. */
    private boolean isActive(Due due) {
        return active(due).isPresent();
    }

    private Optional<Partner> active(Due due) {
        return active.computeIfAbsent(
                due.partner(), site -> directory.partner(site).filter(Partner::isActive));
    }

    private Instant next(Due.Kind kind, Due due) {
        Instant open = schedules.next(due.partner(), due.at(), now);
        return kind == Due.Kind.ASK && open.isAfter(now) && isBacksync(due)
                ? earlier(open, due.at().isBefore(now) ? now : due.at())
                : open;
    }

    /** What was lost here is asked for whatever the schedule says, again if the answer is lost. */
    private boolean isBacksync(Due due) {
        return active(due).filter(Partner::owesBacksync).isPresent()
                && link(due).inbound().backsync().isOpen();
    }

    private boolean isIncluded(Due due) {
        return schedules.terms().includes(due.partner(), due.context());
    }

    private boolean isOpen(Due due) {
        return schedules.isDue(due.partner(), due.at(), now);
    }

    private Link link(Due due) {
        return directory.link(due.partner(), due.context());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
