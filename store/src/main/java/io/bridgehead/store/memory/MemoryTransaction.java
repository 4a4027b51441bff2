package io.bridgehead.store.memory;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.letter.SplitMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a transaction wants to write; {@link #commit} does it. Dropped, it did nothing. */
final class MemoryTransaction extends MemoryDirectory implements Transaction {
    private final Tables tables;
    private final MemoryOutbox outbox;
    private final MemoryParts parts;
    private final List<Long> settled = new ArrayList<>();
    private final List<NewLetter> posted = new ArrayList<>();
    private final List<SizeLimit> limits = new ArrayList<>();
    private final List<Topic> withdrawn = new ArrayList<>();
    private Optional<MemoryParts> drafts = Optional.empty();
    private Changes changes = Changes.NONE;

    private record Topic(SiteId to, String topic) {}

    MemoryTransaction(Tables tables, MemoryOutbox outbox, MemoryParts parts) {
        super(tables, outbox);
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
    public void settleConflict(long number) {
        settled.add(number);
    }

    @Override
    public void post(NewLetter letter) {
        posted.add(letter);
    }

    @Override
    public void withdraw(SiteId to, String topic) {
        withdrawn.add(new Topic(to, topic));
    }

    @Override
    public void keep(SizeLimit limit) {
        limits.add(limit);
    }

    @Override
    public List<SplitMessage> splitMessages() {
        return drafted().messages();
    }

    @Override
    public SplitMessage keepPart(MessagePart part) {
        return drafted().keep(part);
    }

    @Override
    public List<byte[]> takeParts(String message) {
        return drafted().take(message);
    }

    @Override
    public void dropParts(String message) {
        drafted().take(message);
    }

    private MemoryParts drafted() {
        MemoryParts draft = drafts.orElseGet(parts::copy);
        drafts = Optional.of(draft);
        return draft;
    }

    void commit() {
        tables.write(changes);
        settled.forEach(tables::settleConflict);
        withdrawn.forEach(each -> outbox.withdraw(each.to(), each.topic()));
        posted.forEach(outbox::post);
        limits.forEach(outbox::keep);
        drafts.ifPresent(parts::replaceBy);
    }
}
