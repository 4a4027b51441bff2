package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Comparison;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.gateway.replication.apply.HeldRelease;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Trouble;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The entrance to the core: decides what to do about a message, a timer, or an operator's decision.
 * Each method is a function of one snapshot and the time. Read this class first, then {@link
 * UpdateRequestHandler} (a partner asks), {@link UpdateHandler} (a page arrives) and {@link Duties}
 * (time passes).
 */
public final class Replication {
    private final PartnerTerms terms;

    /** Decides with the same limits for every partner. */
    public Replication(Limits limits) {
        this(new PartnerTerms(limits, Collections.emptySortedMap()));
    }

    /** Decides within these terms. */
    public Replication(PartnerTerms terms) {
        this.terms = terms;
    }

    /**
     * Decides what to do about {@code message}, in the order of docs/state-machine.md, "Any
     * message". A second copy of a message does no harm. No message makes this method throw.
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
            return step.done(new FormerLife(step, message).handle());
        }
        // Before its first message a partner has no epoch, so its first epoch is no new life.
        boolean reborn = age > 0 && !partner.lastHeard().equals(Instant.EPOCH);
        if (reborn) {
            forget(step, partner.site());
        }
        step.put(partner.heard(header.sender().epoch(), now));
        step.learn(new EpochOwner(
                header.sender().epoch(), partner.site(), header.sender().server()));
        // Before anything of the message counts: in a database that was set back, our claims and
        // USNs are false, and an answer by them would lose changes at the partner.
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

    /** Does the next duty that is due at {@code now}; {@link Verdict#IDLE} if none is due. */
    public Step tick(Directory directory, Instant now) {
        return Duties.next(new StepBuilder(directory, now, terms));
    }

    /**
     * When {@link #tick} will next have a duty, if it had none at {@code now} and neither mail nor
     * a local write comes first.
     */
    public Instant nextDue(Directory directory, Instant now) {
        Instant next = Duties.nextDue(new PartnerSchedules(terms), directory, now);
        return TombstoneDuty.nextDue(directory, terms.keeping(), now, next);
    }

    /**
     * Begins the work of a started gateway: a status to every partner is due. Also notes how far
     * each partner has read our history. A database can be set back only while its gateway is
     * stopped, so each start is the moment to note what both sides still share.
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
            directory.links(each.site()).forEach(link -> stopGiving(step, link));
        }
        return step.done(Verdict.IDLE);
    }

    /**
     * Pages of one answer must be read in one history, and only while a gateway is stopped can it be
     * set back. What was being given comes by the ordinary stream.
     */
    private static void stopGiving(StepBuilder step, Link link) {
        if (link.outbound().giving().isPresent()) {
            step.put(link.with(link.outbound().giving(Optional.empty())));
        }
    }

    /**
     * Begins a new life of a database that was restored from a backup, and asks every partner for
     * what the backup lacks. {@code random} has ten random bytes. Called once per restore, before
     * the database has written anything and before {@link #started}.
     */
    public Step restored(Directory directory, Instant now, byte[] random) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        new NewLife(step).afterRestore(random);
        return step.done(Verdict.SET_BACK);
    }

    /** As {@link #restored}, where entries were lost and it is not known which: nothing is claimed. */
    public Step salvaged(Directory directory, Instant now, byte[] random) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        new NewLife(step).afterLossOfEntries(random);
        return step.done(Verdict.SET_BACK);
    }

    /**
     * The operator says that of two gateways of this site this one lives: it begins a life that is later
     * than each known one, so that every partner follows it, and asks for what the other life wrote.
     * {@code random} are ten random bytes.
     */
    public Step claimed(Directory directory, Instant now, byte[] random) {
        return restored(directory, now, random);
    }

    /** No longer waits for {@code site} to give back what a restore lost. */
    public Step waiveBacksync(SiteId site, Directory directory, Instant now) {
        return decide(site, directory, now, PartnerDecisions::waiveBacksync);
    }

    /**
     * Approves the held deletions of these numbers; the next ticks apply them. Ignores all other
     * numbers.
     */
    public Step approve(List<Long> numbers, Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        HeldRelease release = new HeldRelease(step);
        numbers.forEach(release::approve);
        return step.done(Verdict.IDLE);
    }

    /** Drops a held item and counts it as received. Ignores an unknown number. */
    public Step dropHeld(long number, Directory directory, Instant now) {
        StepBuilder step = new StepBuilder(directory, now, terms);
        new HeldRelease(step).drop(number);
        return step.done(Verdict.IDLE);
    }

    /** Registers a partner, also after a removal, or gives a partner its new server. */
    public Step register(SiteId site, String server, Directory directory, Instant now) {
        return decide(site, directory, now, each -> each.register(server));
    }

    /** Suspends the partner: nothing is exchanged with it until it is resumed. */
    public Step suspend(SiteId site, Directory directory, Instant now) {
        return decide(site, directory, now, PartnerDecisions::suspend);
    }

    /** Ends a suspension: a status to the partner, and requests, are due at once. */
    public Step resume(SiteId site, Directory directory, Instant now) {
        return decide(site, directory, now, PartnerDecisions::resume);
    }

    /** Ends the partnership on our side. The entries that it brought stay. */
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
     * Request Now: asks {@code site} for everything new in each scope that it offers, whatever the
     * schedule says. With {@code refresh}, asks for everything, and reads scopes that are not on
     * offer from zero as soon as they are.
     */
    public Step requestNow(SiteId site, boolean refresh, Directory directory, Instant now) {
        return decide(site, directory, now, each -> each.requestNow(refresh));
    }

    /**
     * Handles a relay's report that a message to {@code site} was not delivered. Our requests and
     * our status to the site become due earlier; the status shows the partner what it lacks.
     * Nothing becomes due later, so a forged report can only make us ask early.
     */
    public Step undelivered(SiteId site, Directory directory, Instant now) {
        if (directory.partner(site).isEmpty()) {
            return Step.nothing(Verdict.BOUNCE_UNMATCHED);
        }
        StepBuilder step = new StepBuilder(directory, now, terms);
        return step.done(new BounceHandler(step, site).handle());
    }

    /**
     * Begins to compare every scope with {@code site}, until {@code deadline}. With {@code repair},
     * makes equal what differs. If a filter leaves out attributes between the two sites, nothing is
     * compared. The results of an earlier comparison are forgotten.
     */
    public Step verify(
            SiteId site, boolean repair, Directory directory, Instant now, Instant deadline) {
        return decide(site, directory, now, each -> each.verify(repair, deadline));
    }

    private static Verdict compare(StepBuilder step, Comparison comparison) {
        return comparison instanceof Verify question
                ? new VerifyHandler(step, question).handle()
                : new VerifyAnswerHandler(step, (VerifyAnswer) comparison).handle();
    }

    /**
     * Begins both directions from zero: a partner in a new life has another history and no memory
     * of ours.
     */
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
