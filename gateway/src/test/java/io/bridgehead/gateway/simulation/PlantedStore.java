package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A store with a bug: what it is told to write, it writes otherwise. */
final class PlantedStore implements Store {
    private final Store store;
    private final BiFunction<Directory, Changes, Changes> bug;

    PlantedStore(Store store, BiFunction<Directory, Changes, Changes> bug) {
        this.store = store;
        this.bug = bug;
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        return store.write(tx -> work.apply(new ForwardingTransaction(tx) {
            @Override
            public void write(Changes changes) {
                super.write(bug.apply(tx, changes));
            }
        }));
    }

    @Override
    public <R> R read(Function<Directory, R> work) {
        return store.read(work);
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public boolean isBroken() {
        return store.isBroken();
    }

    @Override
    public void close() {
        store.close();
    }
}
