package io.bridgehead.store.sql;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.letter.SplitMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a transaction wants to write, because its reads must not see it. {@link #apply}
 * executes it at the end. Only parts of messages are written at once, because they are read back.
 */
public final class SqlTransaction extends SqlDirectory implements Transaction {
    private final List<NewLetter> posted = new ArrayList<>();
    private final List<Long> settled = new ArrayList<>();
    private Optional<Changes> changes = Optional.empty();
    private boolean dirty;

    public SqlTransaction(Session session) {
        super(session);
    }

    @Override
    public void write(Changes all) {
        if (changes.isPresent()) {
            throw new IllegalStateException("a transaction writes once");
        }
        changes = Optional.of(all);
        dirty = dirty || !all.equals(Changes.NONE);
    }

    @Override
    public void post(NewLetter letter) {
        posted.add(letter);
        dirty = true;
    }

    @Override
    public void withdraw(SiteId to, String topic) {
        LetterRows.onTopic(session(), to, topic).forEach(each -> {
            LetterRows.delete(session(), each);
            dirty = true;
        });
    }

    @Override
    public void keep(SizeLimit limit) {
        LetterRows.keep(session(), limit);
        dirty = true;
    }

    @Override
    public void settleConflict(long number) {
        settled.add(number);
        dirty = true;
    }

    @Override
    public List<SplitMessage> splitMessages() {
        return session().list(Sql.SPLIT_MESSAGES, Rows::splitMessage);
    }

    @Override
    public SplitMessage keepPart(MessagePart part) {
        dirty = true;
        return SplitMessageRows.keep(session(), part);
    }

    @Override
    public List<byte[]> takeParts(String message) {
        List<byte[]> parts = session().list(Sql.SPLIT_PARTS, row -> row.getBytes(1), message);
        dropParts(message);
        return parts;
    }

    @Override
    public void dropParts(String message) {
        dirty |= SplitMessageRows.drop(session(), message);
    }

    /** Takes a USN at which no entry stands. */
    private Counter cut(Counter before) {
        Mark mark = before.mark().next();
        session().update(Sql.INSERT_MARK, mark.usn(), mark.value());
        return before.entered(mark, 0);
    }

    /** Executes what was collected. Returns whether there is anything to commit. */
    public boolean apply() {
        Counter next = counter();
        if (changes.isPresent()) {
            next = new EntryRows(session(), next).write(changes.get().content().entries());
            next = changes.get().cut() ? cut(next) : next;
            new StateWriter(session()).write(changes.get());
        }
        settled.forEach(each -> session().update(Sql.SETTLE_CONFLICT, each));
        for (NewLetter letter : posted) {
            next = next.posted(1);
            LetterRows.post(session(), next.letter(), letter);
        }
        if (!next.equals(counter())) {
            next.save(session());
        }
        return dirty;
    }
}
