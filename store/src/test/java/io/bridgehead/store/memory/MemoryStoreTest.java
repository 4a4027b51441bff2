package io.bridgehead.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.AllContracts;
import io.bridgehead.store.EntryAudit;
import io.bridgehead.store.Samples;
import io.bridgehead.store.Store;
import org.junit.jupiter.api.Test;

class MemoryStoreTest implements AllContracts {
    private final Store store = new MemoryStore(Samples.IDENTITY);

    @Override
    public Store store() {
        return store;
    }

    @Test
    void aDatabaseInMemoryIsAlwaysSound() {
        EntryAudit audit = store.audit();
        assertThat(audit.step()).isFalse();
        assertThat(audit.result().orElseThrow().isSound()).isTrue();
    }
}
