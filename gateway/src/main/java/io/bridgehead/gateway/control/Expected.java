package io.bridgehead.gateway.control;

import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.entry.ContextId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The partners, contexts and filters of the configuration, for comparison with the database.
 *
 * @param partners by site name: the longest silence of the partner that is normal
 * @param contexts the DNs of the naming contexts in the configuration
 * @param schedules by site name: when we write to the partner of our own accord; without a
 *     schedule, at any time
 * @param leftOut by site name: the contexts that do not travel between the partner and us
 * @param leftOutNames by site name: the contexts and attributes left out, as the configuration
 *     names them
 */
public record Expected(
        SortedMap<String, Duration> partners,
        List<String> contexts,
        SortedMap<String, Schedule> schedules,
        SortedMap<String, SortedSet<ContextId>> leftOut,
        SortedMap<String, List<String>> leftOutNames) {
    public Expected {
        partners = Collections.unmodifiableSortedMap(new TreeMap<>(partners));
        contexts = List.copyOf(contexts);
        schedules = Collections.unmodifiableSortedMap(new TreeMap<>(schedules));
        leftOut = Collections.unmodifiableSortedMap(leftOut);
        leftOutNames = Collections.unmodifiableSortedMap(leftOutNames);
    }

    /** Without schedules and filters. */
    public Expected(SortedMap<String, Duration> partners, List<String> contexts) {
        this(
                partners,
                contexts,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    public Schedule scheduleOf(String site) {
        return schedules.getOrDefault(site, Schedule.ALWAYS);
    }

    public List<String> leftOutWith(String site) {
        return leftOutNames.getOrDefault(site, List.of());
    }

    public boolean leavesOut(String site, ContextId context) {
        return leftOut.getOrDefault(site, Collections.emptySortedSet()).contains(context);
    }
}
