package io.bridgehead.store.memory;

import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.SplitMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parts of messages that are not whole yet, by message in the order of their first parts. */
final class MemoryParts {
    private final Map<String, SortedMap<Integer, MessagePart>> parts = new LinkedHashMap<>();

    /** The same again; what is done to either does not show in the other. */
    MemoryParts copy() {
        MemoryParts copy = new MemoryParts();
        parts.forEach((message, all) -> copy.parts.put(message, new TreeMap<>(all)));
        return copy;
    }

    /** Becomes what {@code other} is. */
    void replaceBy(MemoryParts other) {
        parts.clear();
        parts.putAll(other.parts);
    }

    List<SplitMessage> messages() {
        return parts.values().stream().map(MemoryParts::counted).toList();
    }

    SplitMessage keep(MessagePart part) {
        SortedMap<Integer, MessagePart> all =
                parts.computeIfAbsent(part.message(), none -> new TreeMap<>());
        MessagePart first = all.isEmpty() ? part : all.values().iterator().next();
        all.putIfAbsent(part.number(), like(first, part));
        return counted(all);
    }

    List<byte[]> take(String message) {
        return Optional.ofNullable(parts.remove(message)).stream()
                .flatMap(all -> all.values().stream())
                .map(MessagePart::bytes)
                .toList();
    }

    /** The part as the first one describes their message. */
    private static MessagePart like(MessagePart first, MessagePart part) {
        return new MessagePart(
                first.message(),
                part.number(),
                first.count(),
                first.sha256(),
                first.expires(),
                part.bytes());
    }

    private static SplitMessage counted(SortedMap<Integer, MessagePart> all) {
        SplitMessage message = SplitMessage.begunBy(all.values().iterator().next());
        for (MessagePart part : all.values()) {
            message = message.with(part);
        }
        return message;
    }
}
