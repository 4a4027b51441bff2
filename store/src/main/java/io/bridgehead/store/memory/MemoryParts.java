package io.bridgehead.store.memory;

import io.bridgehead.store.MessagePart;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parts of messages that are not whole yet. */
final class MemoryParts {
    private final SortedMap<String, SortedMap<Integer, MessagePart>> parts = new TreeMap<>();

    SortedMap<Integer, MessagePart> of(String message) {
        return parts.getOrDefault(message, new TreeMap<>());
    }

    void keep(MessagePart part) {
        parts.computeIfAbsent(part.message(), none -> new TreeMap<>()).put(part.number(), part);
    }

    void drop(String message, Instant now) {
        parts.remove(message);
        parts.values()
                .removeIf(all ->
                        all.values().stream().anyMatch(each -> each.expires().isBefore(now)));
    }
}
