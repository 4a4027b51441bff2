package io.bridgehead.store.hsql;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Samples;
import io.bridgehead.store.entry.NamingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A database whose founding came to its end, and closed: it has a context and no entry. */
final class Founded {
    private Founded() {}

    static void in(Path folder) {
        try (HsqlStore store = HsqlStore.create(folder, Samples.IDENTITY, HsqlSettings.DEFAULT)) {
            store.write(transaction -> {
                transaction.write(Changes.NONE
                        .but()
                        .contexts(List.of(new NamingContext(
                                Samples.CONTEXT, "dc=example", Optional.empty(), false)))
                        .done());
                return 0;
            });
        }
    }
}
