package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.Condition;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.Selector;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.LetterHead;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of the connectors: which of them pause, what each has sent today, and which letters were
 * tried in vain. With the routing table this is all that choosing a way needs. It is kept in memory,
 * except for the bytes of the day: after a restart every way is tried afresh. It opens no socket and
 * has no clock, so that a simulated world can use it. Thread-safe.
 */
public final class ConnectorHealth implements WayChoice {

    /** For how many letters the tries are remembered; an older letter starts afresh. */
    private static final int LETTERS_MAX = 100_000;

    /** How long another way is preferred after mail came back. */
    private static final Duration CAME_BACK = Duration.ofHours(1);

    /** How long an unproved connector counts as paused for the others: any time above zero. */
    private static final Duration PROOF = Duration.ofSeconds(1);

    private record Day(Instant midnight, long bytes) {}

    /** How many parts of a letter are with the relay, as it was divided. */
    private record Taken(String division, int parts) {}

    private final SortedMap<String, Retry> retries = new TreeMap<>();
    private final SortedMap<String, Day> days = new TreeMap<>();
    private final Map<String, SortedMap<String, Integer>> tries = new LinkedHashMap<>();
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final Map<SiteId, SortedMap<String, Instant>> cameBack = new TreeMap<>();
    private final Set<Long> inHand = new HashSet<>();
    private final SizeLimits limits;
    private RoutingTable table;

    /** Starts with what the connectors have carried before. */
    public ConnectorHealth(RoutingTable table, List<Carried> carried) {
        this(table, carried, new SizeLimits(List.of()));
    }

    /** As above, and with the sizes that relays are known to refuse. */
    public ConnectorHealth(RoutingTable table, List<Carried> carried, SizeLimits limits) {
        this.table = table;
        this.limits = limits;
        carried.forEach(each -> days.put(each.connector(), new Day(each.day(), each.bytes())));
    }

    /** The sizes that relays are known to refuse. */
    public SizeLimits limits() {
        return limits;
    }

    /** Puts another table in force: the ways of all waiting letters are chosen again. */
    public synchronized void reroute(RoutingTable next) {
        table = next;
    }

    /** The table in force. */
    public synchronized RoutingTable table() {
        return table;
    }

    /** The state of each connector by its name; one without an entry is fresh. */
    public synchronized SortedMap<String, Condition> conditions(Instant now) {
        SortedMap<String, Condition> all = new TreeMap<>();
        retries.forEach((name, retry) -> all.put(name, new Condition(retry, bytes(name, now))));
        days.keySet()
                .forEach(
                        name -> all.putIfAbsent(name, new Condition(Retry.NONE, bytes(name, now))));
        return all;
    }

    @Override
    public synchronized Selection select(SiteId to, RouteQuery mail, Instant at) {
        return select(to, mail, conditions(at), at);
    }

    /**
     * Chooses as the sender of the connector {@code by} must. After the pause of a failed connector
     * only this connector itself counts on it, and tries a letter; the other senders count it as paused
     * until a letter has passed. Otherwise all mail would wait for each of its tries.
     */
    public synchronized Selection selectBy(String by, SiteId to, RouteQuery mail, Instant now) {
        SortedMap<String, Condition> seen = conditions(now);
        seen.replaceAll((name, condition) -> {
            Retry retry = condition.retry();
            boolean unproved = retry.failures() > 0 && !retry.isOn(now) && !name.equals(by);
            return unproved
                    ? new Condition(
                            new Retry(retry.failures(), now.plus(PROOF), retry.trouble()),
                            condition.bytesToday())
                    : condition;
        });
        return select(to, mail, seen, now);
    }

    @Override
    public long limitOf(SiteId to, Connector connector, Instant at) {
        long configured = connector.allowance().messageBytes();
        return Math.min(
                configured, limits.of(to, false, at).getOrDefault(connector.name(), configured));
    }

    private Selection select(
            SiteId to, RouteQuery mail, Map<String, Condition> conditions, Instant now) {
        SortedMap<String, Integer> tried =
                new TreeMap<>(tries.getOrDefault(mail.id(), new TreeMap<>()));
        cameBack.getOrDefault(to, new TreeMap<>()).forEach((connector, when) -> {
            if (now.isBefore(when.plus(CAME_BACK))) {
                tried.merge(connector, 1, Integer::sum);
            }
        });
        RouteQuery query = new RouteQuery(
                mail.id(),
                mail.bytes(),
                mail.divisible(),
                mail.seen(),
                tried,
                limits.of(to, mail.divisible(), now));
        return Selector.select(table, to, query, conditions, now);
    }

    /** How often this letter was tried through this connector in vain. */
    synchronized int tries(LetterHead letter, String connector) {
        return tries.getOrDefault(letter.label().messageId(), new TreeMap<>())
                .getOrDefault(connector, 0);
    }

    /** How often in a row this connector failed; 0 if the last mail was taken or none was tried yet. */
    synchronized int failures(String connector) {
        return retries.getOrDefault(connector, Retry.NONE).failures();
    }

    /** How many parts of this letter, divided like this, the relay has taken. */
    synchronized int partsTaken(LetterHead letter, String division) {
        Taken before = taken.get(letter.label().messageId());
        return before != null && before.division().equals(division) ? before.parts() : 0;
    }

    /** The relay has taken so many parts of this letter, divided like this. */
    synchronized void partTaken(LetterHead letter, String division, int parts) {
        taken.put(letter.label().messageId(), new Taken(division, parts));
        if (taken.size() > LETTERS_MAX) {
            taken.remove(taken.keySet().iterator().next());
        }
    }

    /** Takes a letter in hand; false if another sender has it. */
    synchronized boolean take(LetterHead letter) {
        return inHand.add(letter.number());
    }

    /** Lets go of a letter that was taken in hand. */
    synchronized void putBack(LetterHead letter) {
        inHand.remove(letter.number());
    }

    /** A mail of so many bytes went through: the connector works. */
    synchronized void passed(String connector, long bytes, Instant now) {
        retries.remove(connector);
        days.put(connector, new Day(midnight(now), bytes(connector, now) + bytes));
    }

    /** What the connector has carried today. */
    synchronized Carried carried(String connector, Instant now) {
        return new Carried(connector, midnight(now), bytes(connector, now));
    }

    /** The connector itself has failed, not this letter alone. */
    synchronized void broke(String connector, Retry.Pace pace, Instant now, String why) {
        retries.merge(
                connector,
                Retry.NONE.failed(now, pace, why),
                (before, first) -> before.failed(now, pace, why));
    }

    /**
     * Mail for this site came back that had left by this connector: for an hour another way is
     * preferred. If there is no other way, nothing changes, so a forged bounce does no harm.
     */
    public synchronized void cameBack(SiteId to, String connector, Instant now) {
        cameBack.computeIfAbsent(to, site -> new TreeMap<>()).put(connector, now);
    }

    /** The letter was tried in vain. */
    synchronized void triedInVain(LetterHead letter, String connector) {
        tries.computeIfAbsent(letter.label().messageId(), id -> new TreeMap<>())
                .merge(connector, 1, Integer::sum);
        if (tries.size() > LETTERS_MAX) {
            tries.remove(tries.keySet().iterator().next());
        }
    }

    /** The letter has left. */
    synchronized void forget(LetterHead letter) {
        tries.remove(letter.label().messageId());
        taken.remove(letter.label().messageId());
    }

    private long bytes(String connector, Instant now) {
        Day day = days.getOrDefault(connector, new Day(Instant.EPOCH, 0));
        return day.midnight().equals(midnight(now)) ? day.bytes() : 0;
    }

    private static Instant midnight(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS);
    }
}
