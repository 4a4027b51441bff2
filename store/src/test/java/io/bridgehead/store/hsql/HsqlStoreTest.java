package io.bridgehead.store.hsql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.AllContracts;
import io.bridgehead.store.Samples;
import io.bridgehead.store.Store;
import io.bridgehead.store.letter.WaitingLetters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HsqlStoreTest implements AllContracts {
    /** A database as it is before its founding, closed; copying it is quicker than making one for each test. */
    @TempDir
    static Path empty;

    @TempDir
    Path folder;

    private HsqlStore store;

    @BeforeAll
    static void createEmpty() {
        HsqlStore.create(empty, Samples.IDENTITY, HsqlSettings.DEFAULT).close();
    }

    @BeforeEach
    void open() throws IOException {
        try (Stream<Path> files = Files.list(empty)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        store = HsqlStore.create(folder, Samples.IDENTITY, HsqlSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void letterThatIsSentMeanwhileStaysInTheSnapshot() {
        store.write(transaction -> {
            transaction.post(Samples.letter(1, "SOUTH", ""));
            return 0;
        });
        store.read(snapshot -> {
            WaitingLetters before = snapshot.waitingLetters(9);
            store.outbox().sent(before.first().get(0).number());
            assertThat(snapshot.waitingLetters(9)).isEqualTo(before);
            return 0;
        });
        assertThat(store.<WaitingLetters>read(each -> each.waitingLetters(9)).count())
                .isZero();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void joinWhileFree(Thread writer) {
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
