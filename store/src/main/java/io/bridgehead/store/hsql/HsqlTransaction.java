package io.bridgehead.store.hsql;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.MessagePart;
import io.bridgehead.store.NewLetter;
import io.bridgehead.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a transaction wants to write, because its reads must not see it; {@link #apply}
 * executes it at the end. Parts of messages are written at once: they are read back here.
 */
final class HsqlTransaction extends HsqlDirectory implements Transaction {
    private final List<NewLetter> posted = new ArrayList<>();
    private Optional<Changes> changes = Optional.empty();
    private boolean dirty;

    HsqlTransaction(Session session, Identity self) {
        super(session, self);
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
    public List<MessagePart> keepPart(MessagePart part) {
        dirty = true;
        session()
                .put(
                        Sql.UPDATE_PART,
                        Sql.INSERT_PART,
                        part.count(),
                        part.sha256(),
                        Columns.of(part.expires()),
                        part.bytes(),
                        part.message(),
                        part.number());
        return session().list(Sql.MESSAGE_PARTS, Rows::part, part.message());
    }

    @Override
    public void dropParts(String message, Instant now) {
        int dropped = session().update(Sql.DROP_PARTS, message)
                + session().update(Sql.DROP_EXPIRED_PARTS, Columns.of(now));
        dirty = dirty || dropped > 0;
    }

    /** Executes what was collected. Returns whether there is anything to commit. */
    boolean apply() {
        Counter next = counter();
        if (changes.isPresent()) {
            next = new EntryWriter(session(), next).write(changes.get().entries());
            new StateWriter(session()).write(changes.get());
        }
        for (NewLetter letter : posted) {
            next = next.posted(1);
            Letters.post(session(), next.letter(), letter);
        }
        if (!next.equals(counter())) {
            next.save(session());
        }
        return dirty;
    }
}
