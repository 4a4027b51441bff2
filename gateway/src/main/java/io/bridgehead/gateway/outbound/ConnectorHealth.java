package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.Condition;
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
 * How the connectors fare, and what was tried: all that choosing a way needs beside the table. Kept
 * in memory, but for the bytes of the day: after a restart all is tried afresh. Thread-safe.
 */
public final class ConnectorHealth {

    /** Of how many letters the tries are remembered; who is forgotten starts afresh. */
    private static final int LETTERS_MAX = 100_000;

    private static final Duration CAME_BACK = Duration.ofHours(1);

    /** How long to think of an unproved connector as paused: any time that is not now. */
    private static final Duration PROOF = Duration.ofSeconds(1);

    private record Day(Instant midnight, long bytes) {}

    private final SortedMap<String, Retry> retries = new TreeMap<>();
    private final SortedMap<String, Day> days = new TreeMap<>();
    private final Map<Long, SortedMap<String, Integer>> tries = new LinkedHashMap<>();
    private final Map<SiteId, SortedMap<String, Instant>> cameBack = new TreeMap<>();
    private final Set<Long> inHand = new HashSet<>();
    private RoutingTable table;

    /** Of connectors that have {@code carried} so much before. */
    public ConnectorHealth(RoutingTable table, List<Carried> carried) {
        this.table = table;
        carried.forEach(each -> days.put(each.connector(), new Day(each.day(), each.bytes())));
    }

    /** From now on; what waits is chosen for anew. */
    synchronized void reroute(RoutingTable next) {
        table = next;
    }

    /** The table in force. */
    public synchronized RoutingTable table() {
        return table;
    }

    /** By the name of the connector; those without an entry are fresh. */
    public synchronized SortedMap<String, Condition> conditions(Instant now) {
        SortedMap<String, Condition> all = new TreeMap<>();
        retries.forEach((name, retry) -> all.put(name, new Condition(retry, bytes(name, now))));
        days.keySet()
                .forEach(
                        name -> all.putIfAbsent(name, new Condition(Retry.NONE, bytes(name, now))));
        return all;
    }

    /** Which way a letter takes now. */
    synchronized Selection select(LetterHead letter, RouteQueries load, Instant now) {
        return select(letter, load, conditions(now), now);
    }

    /**
     * The same, as the connector {@code by} sees it. One that has failed must first prove itself, when
     * its pause has ended, by a letter that it takes on its own: until then the others do not count on
     * it, or all that waits would wait for each of its tries.
     */
    synchronized Selection selectBy(String by, LetterHead letter, RouteQueries load, Instant now) {
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
        return select(letter, load, seen, now);
    }

    private Selection select(
            LetterHead letter, RouteQueries load, Map<String, Condition> conditions, Instant now) {
        SortedMap<String, Integer> tried =
                new TreeMap<>(tries.getOrDefault(letter.number(), new TreeMap<>()));
        cameBack.getOrDefault(letter.label().to(), new TreeMap<>()).forEach((connector, when) -> {
            if (now.isBefore(when.plus(CAME_BACK))) {
                tried.merge(connector, 1, Integer::sum);
            }
        });
        var parcel = new RouteQuery(
                letter.label().messageId(), load.bytes(), load.divisible(), load.seen(), tried);
        return Selector.select(table, letter.label().to(), parcel, conditions, now);
    }

    /** How often this letter was tried through this connector in vain. */
    synchronized int tries(LetterHead letter, String connector) {
        return tries.getOrDefault(letter.number(), new TreeMap<>()).getOrDefault(connector, 0);
    }

    /** Takes a letter in hand; false if somebody has it. */
    synchronized boolean take(LetterHead letter) {
        return inHand.add(letter.number());
    }

    /** Nobody has it in hand any more. */
    synchronized void putBack(LetterHead letter) {
        inHand.remove(letter.number());
    }

    /** A mail went through: the connector is well. */
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
     * Mail for this site came back that had gone this way: for an hour another way is preferred. If
     * there is none, nothing changes, so that a forged bounce does no harm.
     */
    public synchronized void cameBack(SiteId to, String connector, Instant now) {
        cameBack.computeIfAbsent(to, site -> new TreeMap<>()).put(connector, now);
    }

    /** The letter was tried in vain. */
    synchronized void triedInVain(LetterHead letter, String connector) {
        tries.computeIfAbsent(letter.number(), number -> new TreeMap<>())
                .merge(connector, 1, Integer::sum);
        if (tries.size() > LETTERS_MAX) {
            tries.remove(tries.keySet().iterator().next());
        }
    }

    /** The letter is gone. */
    synchronized void forget(LetterHead letter) {
        tries.remove(letter.number());
    }

    private long bytes(String connector, Instant now) {
        Day day = days.getOrDefault(connector, new Day(Instant.EPOCH, 0));
        return day.midnight().equals(midnight(now)) ? day.bytes() : 0;
    }

    private static Instant midnight(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS);
    }
}
