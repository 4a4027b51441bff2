package io.bridgehead.gateway.simulation.way;

import io.bridgehead.gateway.control.LetterWays;
import io.bridgehead.gateway.inbound.Forwarding;
import io.bridgehead.gateway.inbound.Handled;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.gateway.outbound.ConnectorHealth;
import io.bridgehead.gateway.outbound.ConnectorQueue;
import io.bridgehead.gateway.outbound.ConnectorQueue.Departure;
import io.bridgehead.gateway.outbound.DeliveryFailure;
import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.gateway.outbound.ForwardedMail;
import io.bridgehead.gateway.outbound.LetterWriter;
import io.bridgehead.gateway.outbound.RouteQueries;
import io.bridgehead.gateway.outbound.SizeLimits;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.status.NoWayCheck;
import io.bridgehead.gateway.status.SizeLimitCheck;
import io.bridgehead.gateway.status.UnsentMailCheck;
import io.bridgehead.routing.Candidate;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The connectors of one site, from the start of its gateway until it stops: the real choice of the way,
 * the real retries, the real forwarding and the real check of {@code status}, with a relay that fails
 * as the plan says.
 */
public final class SiteWays implements LetterWays {
    private static final int HOPS_MAX = 10;
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final WayPlan plan;
    private final SiteId site;
    private final boolean calm;
    private final Outbox outbox;
    private final RouteQueries queries;
    private final LetterWriter writer;
    private final ConnectorHealth health;
    private final Forwarding forwarding;
    private final List<ConnectorQueue> queues;
    private final WayLaws laws;
    private boolean withdrawn;

    /**
     * Whose gateway it is, and in which time it starts.
     *
     * @param elapsed what has passed since the beginning of the world
     * @param calm whether the operators have corrected their tables
     */
    public record Place(SiteId site, Duration elapsed, boolean calm) {}

    /** Where the mails go that a relay takes. */
    public interface Exit {
        /** The relay has these mails of a letter, for the gateway of {@code next}. */
        void carry(SiteId next, NewLetter letter, List<byte[]> mails);

        /** A mail waits that has no way; {@code status} names it. */
        void noWay(Letter letter);

        /** No relay takes this letter; {@code status} names it after some tries. */
        void noRelayTakes(Letter letter);

        /** Whether the gateway stops at this moment, and does not note that the letter has left. */
        boolean stops();
    }

    /** The gateway starts. */
    public SiteWays(
            WayPlan plan, Place place, Outbox outbox, RouteQueries queries, LetterWriter writer) {
        this.plan = plan;
        this.site = place.site();
        this.calm = place.calm();
        this.outbox = outbox;
        this.queries = queries;
        this.writer = writer;
        RoutingTable table = plan.table(site, place.elapsed(), calm);
        this.health =
                new ConnectorHealth(table, outbox.carried(), new SizeLimits(outbox.sizeLimits()));
        this.forwarding = new Forwarding(site, HOPS_MAX, LIFETIME, health);
        this.queues = table.connectors().stream()
                .map(each -> new ConnectorQueue(each, WayPlan.PACE, outbox, health, queries))
                .toList();
        this.laws = new WayLaws(table);
        this.withdrawn = plan.isWithdrawn(place.elapsed());
    }

    /**
     * Whether these ways are still those of a gateway with this outbox and these connectors. If so, it
     * reads what the other sites publish now.
     */
    public boolean isOf(Outbox present, Place place) {
        if (outbox != present || calm != place.calm()) {
            return false;
        }
        boolean withdrawnNow = plan.isWithdrawn(place.elapsed());
        if (withdrawn != withdrawnNow) {
            withdrawn = withdrawnNow;
            RoutingTable next = plan.table(site, place.elapsed(), calm);
            if (!health.table().connectors().equals(next.connectors())) {
                return false;
            }
            health.reroute(next);
            laws.reroute(next);
        }
        return true;
    }

    /** Passes a mail on, if it is for another site. */
    public Optional<Handled> passOn(
            Transaction transaction, RoutingAddress sender, byte[] mail, Instant now) {
        RoutingHeaders headers = RoutingHeaders.of(mail);
        if (!forwarding.concerns(headers)) {
            return Optional.empty();
        }
        Handled handled = forwarding.receive(
                transaction, headers, new ForwardedMail(Optional.of(sender), mail), now);
        if (handled.verdict() == Verdict.FORWARDED) {
            laws.passesOn(headers.to().orElseThrow(), headers.stamped(mail, site));
        }
        return Optional.of(handled);
    }

    /**
     * Sends all letters that can leave.
     *
     * @param now as the clock of the site shows
     * @param elapsed what has passed since the beginning of the world
     * @return whether the gateway still runs
     */
    public boolean drain(Instant now, Duration elapsed, Exit exit) {
        boolean tried = true;
        while (tried) {
            tried = false;
            for (ConnectorQueue queue : queues) {
                for (LetterHead each : due(queue, now)) {
                    Optional<Departure> departure = queue.take(each, now);
                    if (departure.isPresent()) {
                        tried = true;
                        if (!send(queue, departure.get(), now, elapsed, exit)) {
                            return false;
                        }
                    }
                }
            }
        }
        checkWaiting(now, elapsed, exit);
        return true;
    }

    /** The limits that the database holds, as far as they are still in force. */
    private List<SizeLimit> limits(Instant now) {
        return outbox.sizeLimits().stream()
                .filter(each -> now.isBefore(each.since().plus(SizeLimits.KEPT)))
                .toList();
    }

    private static List<LetterHead> due(ConnectorQueue queue, Instant now) {
        return queue.sites().stream()
                .flatMap(each -> queue.due(each, now, Integer.MAX_VALUE).stream())
                .toList();
    }

    private boolean send(
            ConnectorQueue queue, Departure departure, Instant now, Duration elapsed, Exit exit) {
        Optional<Letter> opened = queue.open(departure);
        if (opened.isPresent()) {
            SiteId next = next(queue, departure.next());
            laws.leaves(opened.get(), next);
            NewLetter letter = opened.get().content();
            List<byte[]> mails =
                    writer.write(letter, queue.connector(), departure).mails();
            laws.fits(letter.label(), queue.connector().name(), mails, limits(now));
            Optional<DeliveryFailure> bad = bad(letter.label());
            Optional<DeliveryFailure> failure =
                    plan.failure(site, queue.connector().name(), elapsed).or(() -> bad);
            int from = queue.partsTaken(departure, mails.size());
            int until = taken(failure, from, mails.size());
            if (from < until) {
                exit.carry(next, letter, mails.subList(from, until));
                for (int i = from; i < until; i++) {
                    queue.partTaken(departure, mails.size(), i + 1, mails.get(i).length, now);
                }
                if (exit.stops()) {
                    return false;
                }
            }
            if (failure.isPresent()) {
                queue.failed(departure, failure.get(), now);
                laws.failed(opened.get(), bad.isPresent());
                if (bad.isPresent()) {
                    exit.noRelayTakes(opened.get());
                }
            } else {
                queue.sent(departure, now);
            }
        }
        queue.putBack(departure);
        return true;
    }

    /** A line that breaks does so at the last part; any other failure comes at once. */
    private static int taken(Optional<DeliveryFailure> failure, int from, int parts) {
        if (failure.isEmpty()) {
            return parts;
        }
        return failure.get().blame() == Blame.MAIL_OR_CONNECTOR ? Math.max(from, parts - 1) : from;
    }

    private static SiteId next(ConnectorQueue queue, RoutingAddress hop) {
        return queue.connector().connectedSites().stream()
                .filter(each -> each.address().equals(hop))
                .findFirst()
                .orElseThrow()
                .site();
    }

    private Optional<DeliveryFailure> bad(LetterLabel label) {
        return calm ? Optional.empty() : plan.badMail().flatMap(each -> each.failure(label));
    }

    private void checkWaiting(Instant now, Duration elapsed, Exit exit) {
        List<LetterHead> heads = outbox.list(Integer.MAX_VALUE);
        List<Letter> waiting =
                heads.stream().flatMap(each -> outbox.open(each).stream()).toList();
        waiting.stream().filter(each -> bad(each.label()).isPresent()).forEach(laws::isBad);
        laws.wait(waiting, each -> isOpen(each, now, elapsed), elapsed);
        laws.named(waiting, new NoWayCheck(this).findings(heads, now)).ifPresent(exit::noWay);
        laws.tried(waiting, new UnsentMailCheck().findings(heads));
    }

    /** A relay far away has refused mail for this site: the next mail is smaller, and status says so. */
    public Optional<SizeLimit> tooLarge(
            SiteId to, String messageId, Optional<String> connector, String words, Instant now) {
        Optional<SizeLimit> learned =
                health.limits().cameBack(to, messageId, connector, words, now);
        learned.ifPresent(each -> laws.learned(
                each, new SizeLimitCheck(at -> health.limits().list(at)).findings(now)));
        return learned;
    }

    @Override
    public RouteQuery routeQuery(LetterHead letter) {
        return queries.of(letter);
    }

    @Override
    public Selection selectWay(SiteId to, RouteQuery mail, Instant at) {
        return health.select(to, mail, at);
    }

    private boolean isOpen(Candidate way, Instant now, Duration elapsed) {
        return way.connector().allowance().schedule().isOpen(now)
                && plan.failure(site, way.connector().name(), elapsed).isEmpty();
    }
}
