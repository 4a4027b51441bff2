package io.bridgehead.store.memory;

import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import java.util.function.Function;

/** A store that lives as long as its object. Calls take turns. */
public final class MemoryStore implements Store {
    private final Tables tables;
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final MemoryParts parts = new MemoryParts();

    /** An empty database of {@code self}. */
    public MemoryStore(Identity self) {
        this.tables = new Tables(self);
    }

    @Override
    public synchronized <R> R write(Function<Transaction, R> work) {
        MemoryTransaction transaction = new MemoryTransaction(tables, outbox, parts);
        R result = work.apply(transaction);
        transaction.commit();
        return result;
    }

    @Override
    public synchronized <R> R read(Function<Directory, R> work) {
        return work.apply(new MemoryDirectory(tables, outbox));
    }

    @Override
    public boolean isBroken() {
        return false;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {}
}
