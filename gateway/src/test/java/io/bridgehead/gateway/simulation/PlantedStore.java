package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Directory;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import java.util.function.Function;

/** A store with a bug. */
final class PlantedStore implements Store {
    private final Store store;
    private final PlantedBug bug;

    PlantedStore(Store store, PlantedBug bug) {
        this.store = store;
        this.bug = bug;
    }

    @Override
    public <R> R write(Function<Transaction, R> work) {
        return store.write(tx -> work.apply(bug.in(tx)));
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
