package io.bridgehead.gateway.config;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The keys whose values have been reported as wrong. Their default stands in for them, so that the
 * rest of the file can be checked; no check may then report what only follows from that. Elements are
 * compared by identity: two may be written alike.
 */
final class BrokenKeys {

    private final IdentityHashMap<Located, Set<String>> keys = new IdentityHashMap<>();

    void add(Located element, String key) {
        keys.computeIfAbsent(element, each -> new HashSet<>()).add(key);
    }

    /** Whether none of these attributes and child elements was reported. */
    boolean isIntact(Located element, String... names) {
        Set<String> broken = keys.getOrDefault(element, Set.of());
        return Collections.disjoint(broken, Set.of(names));
    }

    /** Whether no attribute and no child element was reported. */
    boolean isWhole(Located element) {
        return !keys.containsKey(element);
    }
}
