package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Comparison;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.partner.Verification.State;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The heart: what to do about a message, and what to do because time has passed. Both are functions
 * of one snapshot. Start reading here, then {@link UpdateRequestHandler} (a partner asks), {@link UpdateHandler} (a
 * page arrives), {@link Duties} (nothing arrives).
 */
public final class Replication {
    private final PartnerTerms terms;

    /** Decides within the same limits for every partner. */
    public Replication(Limits limits) {
        this(new PartnerTerms(limits, Collections.emptySortedMap()));
    }

    /** Decides within the limits agreed with each partner. */
    public Replication(PartnerTerms terms) {
        this.terms = terms;
    }

    /**
     * What to do about {@code message}. A copy of a message that was handled before changes nothing
     * that matters. Never throws because of what a message says.
     */
    public Step receive(Message message, Directory directory, Instant now) {
        Header header = message.header();
        if (!header.organization().equals(directory.self().organization())) {
            return Step.nothing(Verdict.WRONG_ORGANIZATION);
        }
        if (!header.receiver().equals(directory.self().site())) {
            return Step.nothing(Verdict.WRONG_SITE);
        }
        Optional<Partner> sender = directory.partner(header.sender().site());
        if (sender.isEmpty() || sender.get().isRemoved()) {
            return Step.nothing(Verdict.UNKNOWN_PARTNER);
        }
        if (sender.get().isSuspended()) {
            return Step.nothing(Verdict.SUSPENDED);
        }
        StepBuilder step = new StepBuilder(directory, now, terms);
        Partner partner = step.partner(header.sender().site());
        if (!header.sender().server().equalsIgnoreCase(partner.server())) {
            step.put(partner.troubled(Trouble.OTHER_SERVER));
            return step.done(Verdict.OTHER_SERVER);
        }
        int age = header.sender().epoch().compareTo(partner.epoch());
        if (age < 0) {
            return Step.nothing(Verdict.OBSOLETE);
        }
        boolean reborn = age > 0 && !partner.lastHeard().equals(Instant.EPOCH);
        if (reborn) {
            forget(step, partner.site());
        }
        step.put(partner.heard(header.sender().epoch(), now));
        step.learn(new EpochOwner(
                header.sender().epoch(), partner.site(), header.sender().server()));
        Optional<Epoch> present = SetBackDetector.laterThanOurs(message, directory);
        if (present.isPresent()) {
            return step.done(new NewLife(step).afterSetBack(present.get(), header));
        }
        Verdict verdict = message.match(
                request -> new UpdateRequestHandler(step, request).handle(),
                update -> new UpdateHandler(step, update).handle(),
                status -> new StatusHandler(step, status).handle(),
                refusal -> new RefusalHandler(step, refusal).handle(),
                comparison -> compare(step, comparison));
        boolean named = reborn && verdict != Verdict.SET_BACK;
        return step.done(named ? Verdict.PARTNER_REBORN : verdict);
    }

    /** What to do because it is {@code now}: at most one thing; {@link Verdict#IDLE} if none. */
    public Step tick(Directory directory, Instant now) {
        return Duties.next(new StepBuilder(directory, now, terms));
    }

    /**
     * When {@link #tick} has something to do unless mail or a local write comes first, if at {@code
     * now} it had nothing: {@code now} or later.
     */
    public Instant nextDue(Directory directory, Instant now) {
        Instant next = Duties.nextDue(new PartnerSchedules(terms), directory, now);
        return TombstoneDuty.nextDue(directory, terms.keeping(), now, next);
    }

    /**
     * The gateway has started: every partner is due to hear what we have. How far each has read our
     * history is noted now, because only while a gateway is stopped can it be set back.
     */
    public Step started(Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        for (Partner each : directory.partners()) {
            long agreed = directory.links(each.site()).stream()
                    .mapToLong(link -> link.outbound().received().contiguous())
                    .filter(usn -> usn <= directory.usn())
                    .max()
                    .orElse(0);
            step.put(each.awaiting(0, 0, now).agreedThrough(Math.max(each.agreed(), agreed)));
        }
        return step.done(Verdict.IDLE);
    }

    /**
     * The database was restored from a backup, and has written nothing since: it begins a new life
     * and asks every partner for what the backup lacks. {@code random} are ten random bytes. Once per
     * restore, before {@link #started}.
     */
    public Step restored(Directory directory, Instant now, byte[] random) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        new NewLife(step).afterRestore(random);
        return step.done(Verdict.SET_BACK);
    }

    /** Waits no longer for {@code site} to give back what a restore lost. Again: nothing. */
    public Step waiveBacksync(SiteId site, Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        directory.partner(site).ifPresent(each -> step.put(each.owingBacksync(false)));
        return step.done(Verdict.IDLE);
    }

    /**
     * Lets the held deletions of these numbers through; the next ticks apply them. Numbers of other
     * items, or of none: nothing.
     */
    public Step approve(List<Long> numbers, Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        HeldRelease release = new HeldRelease(step);
        numbers.forEach(release::approve);
        return step.done(Verdict.IDLE);
    }

    /** Gives up a held item for good, and closes the gap that it left. Unknown: nothing. */
    public Step dropHeld(long number, Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        new HeldRelease(step).drop(number);
        return step.done(Verdict.IDLE);
    }

    /** Registers a partner, also one that was removed, or gives one its new server; again: nothing. */
    public Step register(SiteId site, String server, Directory directory, Instant now) {
        return decide(site, directory, now, each -> each.register(server));
    }

    /** Exchanges nothing with {@code site} until it is resumed. Again, or no partner: nothing. */
    public Step suspend(SiteId site, Directory directory, Instant now) {
        return decide(site, directory, now, PartnerDecisions::suspend);
    }

    /** Ends a suspension: the partner is due to hear what we have, and is asked. Else: nothing. */
    public Step resume(SiteId site, Directory directory, Instant now) {
        return decide(site, directory, now, PartnerDecisions::resume);
    }

    /** Ends the partnership on our side. What it brought stays. Again, or no partner: nothing. */
    public Step remove(SiteId site, Directory directory, Instant now) {
        return decide(site, directory, now, PartnerDecisions::remove);
    }

    private Step decide(
            SiteId site, Directory directory, Instant now, Consumer<PartnerDecisions> decision) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        decision.accept(new PartnerDecisions(step, site));
        return step.done(Verdict.IDLE);
    }

    /**
     * Request now: asks {@code site} for everything new in every scope that it offers, or with
     * {@code refresh} for everything; scopes that rest are read from the start once they are offered again. No
     * schedule keeps it waiting.
     */
    public Step requestNow(SiteId site, boolean refresh, Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        directory
                .partner(site)
                .ifPresent(each -> step.put(each.awaiting(0, 0, PartnerSchedules.REQUESTED)));
        for (Link link : directory.links(site)) {
            Inbound inbound = link.inbound();
            if (refresh) {
                step.put(link.with(
                        inbound.restarted(Cursor.START, true, PartnerSchedules.REQUESTED)));
            } else if (inbound.offered()) {
                step.put(link.with(inbound.due(PartnerSchedules.REQUESTED)));
            }
        }
        return step.done(Verdict.IDLE);
    }

    /**
     * A relay says that a message to {@code site} was not delivered. Whatever was in it is asked for
     * again: patience for what was asked is shortened, and so is the time to the next status, by which
     * the partner sees what it lacks. Nothing becomes due later. A forged report makes us ask a little
     * early.
     */
    public Step undelivered(SiteId site, Directory directory, Instant now) {
        if (directory.partner(site).isEmpty()) {
            return Step.nothing(Verdict.BOUNCE_UNMATCHED);
        }
        StepBuilder step = new StepBuilder(directory, now, terms);
        return step.done(new BounceHandler(step, site).handle());
    }

    /**
     * Compares every scope with what {@code site} holds, until {@code deadline}; with {@code repair},
     * what differs is made equal. With a partner
     * from whom attributes are left out nothing can be compared. Whatever was compared with it before is forgotten.
     */
    public Step verify(
            SiteId site, boolean repair, Directory directory, Instant now, Instant deadline) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        if (directory.partner(site).isPresent()) {
            for (NamingContext each : directory.contexts()) {
                if (step.terms().includes(site, each.id())) {
                    Verification begun = step.directory()
                            .verification(site, each.id())
                            .begun(repair, now, deadline);
                    boolean sifted = !step.terms().withholding(site).isEmpty();
                    step.put(sifted ? begun.in(State.LEFT_OUT, 0, Instant.MAX) : begun);
                }
            }
        }
        return step.done(Verdict.IDLE);
    }

    private static Verdict compare(StepBuilder step, Comparison comparison) {
        return comparison instanceof Verify question
                ? new VerifyHandler(step, question).handle()
                : new VerifyAnswerHandler(step, (VerifyAnswer) comparison).handle();
    }

    /** A partner in a new life has another history and remembers none of our questions. */
    private static void forget(StepBuilder step, SiteId partner) {
        for (Link link : step.directory().links(partner)) {
            step.put(new Link(
                    partner,
                    link.context(),
                    link.inbound().restarted(Cursor.START, false, step.now()),
                    Outbound.NONE));
        }
    }
}
