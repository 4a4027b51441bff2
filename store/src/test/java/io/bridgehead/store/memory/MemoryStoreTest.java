package io.bridgehead.store.memory;

import io.bridgehead.store.AllContracts;
import io.bridgehead.store.Samples;
import io.bridgehead.store.Store;

class MemoryStoreTest implements AllContracts {
    private final Store store = new MemoryStore(Samples.IDENTITY);

    @Override
    public Store store() {
        return store;
    }
}
