package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A store that remembers each commit, so that the world can check and replay it. */
final class WatchedStore implements Store {
    private Store store;
    private Outbox outbox;
    private final List<Changes> committed = new ArrayList<>();
    private int taken;

    WatchedStore(Store store) {
        this.store = store;
        this.outbox = store.outbox();
    }

    /** Starts the database again after its process was killed. */
    void reopen(Databases databases) {
        store = databases.reopen(store);
        outbox = store.outbox();
    }

    /** All commits so far, one element for each transaction. */
    List<Changes> committed() {
        return List.copyOf(committed);
    }

    /** The commits since the last call. */
    List<Changes> takeCommitted() {
        List<Changes> fresh = List.copyOf(committed.subList(taken, committed.size()));
        taken = committed.size();
        return fresh;
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        List<Changes> written = new ArrayList<>();
        R result = store.write(tx -> work.apply(new Watched(tx, written)));
        committed.addAll(written);
        return result;
    }

    @Override
    public <R> R read(Function<Directory, R> work) {
        return store.read(work);
    }

    @Override
    public boolean isBroken() {
        return store.isBroken();
    }

    /** The same until the store is opened again. */
    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        store.close();
    }

    private static final class Watched extends ForwardingTransaction {
        private final List<Changes> written;

        Watched(Transaction transaction, List<Changes> written) {
            super(transaction);
            this.written = written;
        }

        @Override
        public void write(Changes changes) {
            super.write(changes);
            written.add(changes);
        }
    }
}
