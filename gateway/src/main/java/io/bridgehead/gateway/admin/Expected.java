package io.bridgehead.gateway.admin;

import io.bridgehead.store.ContextId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What the configuration says should be there.
 *
 * @param partners by site name, and how often each is to be heard at least
 * @param contexts DNs of the naming contexts configured by name
 * @param leftOut by site name, contexts that do not travel between it and us
 */
public record Expected(
        SortedMap<String, Duration> partners,
        List<String> contexts,
        SortedMap<String, SortedSet<ContextId>> leftOut) {
    public Expected {
        partners = Collections.unmodifiableSortedMap(new TreeMap<>(partners));
        contexts = List.copyOf(contexts);
        leftOut = Collections.unmodifiableSortedMap(leftOut);
    }

    /** With all contexts for every partner. */
    public Expected(SortedMap<String, Duration> partners, List<String> contexts) {
        this(partners, contexts, Collections.emptySortedMap());
    }

    boolean leavesOut(String site, ContextId context) {
        return leftOut.getOrDefault(site, Collections.emptySortedSet()).contains(context);
    }
}
