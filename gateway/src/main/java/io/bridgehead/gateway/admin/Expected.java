package io.bridgehead.gateway.admin;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the configuration says should be there.
 *
 * @param partners by site name, and how often each is to be heard at least
 * @param contexts DNs of the naming contexts configured by name
 */
public record Expected(SortedMap<String, Duration> partners, List<String> contexts) {
    public Expected {
        partners = Collections.unmodifiableSortedMap(new TreeMap<>(partners));
        contexts = List.copyOf(contexts);
    }
}
