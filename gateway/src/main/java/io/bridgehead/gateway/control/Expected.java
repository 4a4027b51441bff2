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
 * What the configuration says should be there.
 *
 * @param partners by site name, and how often each is to be heard at least
 * @param contexts DNs of the naming contexts configured by name
 * @param leftOut by site name, contexts that do not travel between it and us
 * @param schedules by site name, when we speak to it of our own accord; at any time if none is given
 * @param leftOutNames the same, and attributes, as the configuration names them
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

    /** With all contexts and attributes for every partner, at any time. */
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
