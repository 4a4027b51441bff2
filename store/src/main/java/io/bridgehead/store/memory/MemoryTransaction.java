package io.bridgehead.store.memory;

import io.bridgehead.store.Changes;
import io.bridgehead.store.MessagePart;
import io.bridgehead.store.NewLetter;
import io.bridgehead.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Collects what a transaction wants to write; {@link #commit} does it. Dropped, it did nothing. */
final class MemoryTransaction extends MemoryDirectory implements Transaction {
    private final Tables tables;
    private final MemoryOutbox outbox;
    private final MemoryParts parts;
    private final List<NewLetter> posted = new ArrayList<>();
    private final List<MessagePart> kept = new ArrayList<>();
    private final List<Runnable> drops = new ArrayList<>();
    private Changes changes = Changes.NONE;

    MemoryTransaction(Tables tables, MemoryOutbox outbox, MemoryParts parts) {
        super(tables);
        this.tables = tables;
        this.outbox = outbox;
        this.parts = parts;
    }

    @Override
    public void write(Changes all) {
        if (!changes.equals(Changes.NONE)) {
            throw new IllegalStateException("a transaction writes once");
        }
        changes = all;
    }

    @Override
    public void post(NewLetter letter) {
        posted.add(letter);
    }

    @Override
    public List<MessagePart> keepPart(MessagePart part) {
        kept.add(part);
        TreeMap<Integer, MessagePart> all = new TreeMap<>(parts.of(part.message()));
        kept.stream()
                .filter(each -> each.message().equals(part.message()))
                .forEach(each -> all.put(each.number(), each));
        return List.copyOf(all.values());
    }

    @Override
    public void dropParts(String message, Instant now) {
        kept.removeIf(each -> each.message().equals(message));
        drops.add(() -> parts.drop(message, now));
    }

    void commit() {
        tables.write(changes);
        posted.forEach(outbox::post);
        drops.forEach(Runnable::run);
        kept.forEach(parts::keep);
    }
}
