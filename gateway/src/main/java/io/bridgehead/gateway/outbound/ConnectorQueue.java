package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.Candidate;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The letters that leave through one connector: which may leave now, and what follows when one has
 * left or failed. The way of a letter is chosen when it is sent, not when it was written, so that a
 * changed table, a closed window or a failed connector reroutes what waits. This class opens no socket
 * and has no clock, so that a simulated world can use it. One thread uses one queue.
 */
public final class ConnectorQueue {

    /** How far to look for a letter that leaves here, behind those that leave by other connectors. */
    private static final int LOOK_AHEAD_MAX = 8_192;

    /** New letters come first, so many bad old ones do not hold them up. */
    private static final Comparator<LetterHead> FEWEST_TRIES_FIRST = Comparator.comparingInt(
                    LetterHead::attempts)
            .thenComparingLong(LetterHead::bytes)
            .thenComparingLong(LetterHead::number);

    /** Good letters with many tries, as after an outage, do not wait behind each new bad one. */
    private static final Comparator<LetterHead> LONGEST_DUE_FIRST =
            Comparator.comparing(LetterHead::due).thenComparingLong(LetterHead::number);

    private final Connector connector;
    private final Outbox outbox;
    private final ConnectorHealth health;
    private final RouteQueries queries;
    private final RetryPolicy policy;

    /**
     * A letter that leaves now, in the hand of this queue.
     *
     * @param next the address of its hop
     * @param mailBytes how large its mails may be
     */
    public record Departure(LetterHead letter, RoutingAddress next, long mailBytes) {}

    /** Of the letters in {@code outbox} those that leave through {@code connector}. */
    public ConnectorQueue(
            Connector connector,
            Retry.Pace pace,
            Outbox outbox,
            ConnectorHealth health,
            RouteQueries queries) {
        this.connector = connector;
        this.outbox = outbox;
        this.health = health;
        this.queries = queries;
        this.policy = new RetryPolicy(connector.name(), pace, health);
    }

    /** The connector. */
    public Connector connector() {
        return connector;
    }

    /** The sites to which this connector leads and for which letters wait. */
    public List<SiteId> sites() {
        return outbox.sites().stream().filter(this::leadsTo).toList();
    }

    private boolean leadsTo(SiteId site) {
        return health.table().candidates(site).stream()
                .anyMatch(each -> each.connector().name().equals(connector.name()));
    }

    /**
     * The first letters for this site that are due, whichever connector takes them. A connector that
     * has failed is proved by a letter that is not likely to be the cause: in turn by one that was
     * tried least often, and by one that has been due longest, since a letter that failed is due later.
     */
    public List<LetterHead> due(SiteId site, Instant now, int limit) {
        int failures = health.failures(connector.name());
        return failures == 0
                ? outbox.dueHeads(site, now, limit)
                : outbox.dueHeads(site, now, LOOK_AHEAD_MAX).stream()
                        .sorted(failures % 2 == 1 ? FEWEST_TRIES_FIRST : LONGEST_DUE_FIRST)
                        .toList();
    }

    /** Whether it pays to look at more letters than these. */
    public static boolean mayLookFurther(int looked, int limit) {
        return looked >= limit && limit < LOOK_AHEAD_MAX;
    }

    /**
     * Takes a letter in hand, if it leaves through this connector now. Another queue may have it in
     * hand already, if the table has changed while it was sent.
     */
    public Optional<Departure> take(LetterHead letter, Instant now) {
        if (!health.take(letter)) {
            return Optional.empty();
        }
        Optional<Departure> departure = Optional.empty();
        try {
            departure =
                    hop(letter, now).map(hop -> new Departure(letter, hop, mailBytes(letter, now)));
            return departure;
        } finally {
            if (departure.isEmpty()) {
                health.putBack(letter);
            }
        }
    }

    private long mailBytes(LetterHead letter, Instant now) {
        long configured = connector.allowance().messageBytes();
        return health.limits()
                .cutTo(connector.name(), letter.label().to(), now)
                .map(learned -> Math.min(configured, learned))
                .orElse(configured);
    }

    private Optional<RoutingAddress> hop(LetterHead letter, Instant now) {
        Selection selection =
                health.selectBy(connector.name(), letter.label().to(), queries.of(letter), now);
        return selection
                .chosen()
                .filter(each -> selection.isReady(now))
                .filter(each -> each.connector().name().equals(connector.name()))
                .map(Candidate::address);
    }

    /** The letter with its payload; empty if another queue has sent it meanwhile. */
    public Optional<Letter> open(Departure departure) {
        return outbox.open(departure.letter());
    }

    /** Lets go of a letter, sent or not. */
    public void putBack(Departure departure) {
        health.putBack(departure.letter());
    }

    /** How many of the letter's {@code parts} mails the relay has taken at earlier tries. */
    public int partsTaken(Departure departure, int parts) {
        return health.partsTaken(departure.letter(), division(departure, parts));
    }

    /** The relay has taken one mail more of the letter, of {@code bytes} bytes. */
    public void partTaken(Departure departure, int parts, int taken, int bytes, Instant now) {
        health.passed(connector.name(), bytes, now);
        health.partTaken(departure.letter(), division(departure, parts), taken);
        health.limits().left(departure.letter().label().messageId(), connector.name(), bytes);
    }

    /** The relay has announced how large mail may be, or named no limit. */
    public void announced(OptionalLong limit, Instant now) {
        health.limits()
                .announced(connector.name(), limit, connector.allowance().messageBytes(), now)
                .ifPresent(changed -> {
                    outbox.forget(changed.before());
                    changed.after().ifPresent(outbox::keep);
                });
    }

    /** Parts of another size, or with other headers, are other parts. */
    private String division(Departure departure, int parts) {
        return connector.name() + " " + departure.next() + " " + parts;
    }

    /** The whole letter has left: it disappears. */
    public void sent(Departure departure, Instant now) {
        outbox.sent(departure.letter().number(), health.carried(connector.name(), now));
        health.forget(departure.letter());
    }

    /**
     * No relay takes this mail of another site, because of its size: {@code report} goes to its writer
     * in its place.
     */
    public void returned(Departure departure, NewLetter report) {
        outbox.replace(departure.letter().number(), report);
        health.forget(departure.letter());
    }

    /** The letter was not handed over; returns when it is tried again. */
    public RetryPolicy.NextTry failed(Departure departure, DeliveryFailure failure, Instant now) {
        LetterHead letter = departure.letter();
        RouteQuery mail = queries.of(letter);
        Optional<SizeLimit> learned = failure.size()
                .flatMap(size ->
                        health.limits().learn(connector.name(), letter.label().to(), size, now));
        learned.ifPresent(outbox::keep);
        if (learned.isPresent() && mail.divisible()) {
            // It leaves again at once, in smaller parts.
            outbox.deferred(letter.number(), now, failure.text());
            return new RetryPolicy.NextTry(now, false);
        }
        RetryPolicy.NextTry next = policy.after(failure, letter, mail, now);
        outbox.deferred(letter.number(), next.due(), failure.text());
        return next;
    }
}
