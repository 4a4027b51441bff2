package io.bridgehead.routing;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the selection needs to know of a message.
 *
 * @param id its message id, which chooses among equal ways
 * @param bytes its size as sent
 * @param divisible whether it may travel in parts; forwarded mail may not
 * @param seen the sites that it has passed already
 * @param tries how many attempts failed, by the name of the connector
 * @param limits by the name of the connector, above which size relays on the way are known to refuse
 *     mail; a connector without an entry has its configured limit only
 */
public record RouteQuery(
        String id,
        long bytes,
        boolean divisible,
        Set<SiteId> seen,
        SortedMap<String, Integer> tries,
        SortedMap<String, Long> limits) {

    public RouteQuery {
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        seen = Collections.unmodifiableSet(new TreeSet<>(seen));
        tries = Collections.unmodifiableSortedMap(new TreeMap<>(tries));
    }

    /** A message of which it is not known that any relay refuses its size. */
    public RouteQuery(
            String id,
            long bytes,
            boolean divisible,
            Set<SiteId> seen,
            SortedMap<String, Integer> tries) {
        this(id, bytes, divisible, seen, tries, Collections.emptySortedMap());
    }

    /** A message of our own that was not tried yet. */
    public static RouteQuery fresh(String id, long bytes) {
        return new RouteQuery(id, bytes, true, Set.of(), new TreeMap<>());
    }

    /** The largest mail that passes through this connector, as far as is known. */
    long limitOf(Connector connector) {
        return Math.min(
                connector.allowance().messageBytes(),
                limits.getOrDefault(connector.name(), Long.MAX_VALUE));
    }

    int triesThrough(Connector connector) {
        return tries.getOrDefault(connector.name(), 0);
    }
}
