package io.bridgehead.gateway.simulation;

import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import java.util.Optional;
import java.util.function.Function;

/** The power supply of a site. Without power the database commits no transaction. */
final class Power {
    /** Power fails in the middle of a transaction. */
    private static final class Loss extends RuntimeException {
        private static final long serialVersionUID = 1;

        Loss(String when) {
            super(when);
        }
    }

    private Power() {}

    /**
     * Runs one transaction. If {@code fails}, power fails just before the commit and the result is
     * empty.
     */
    static <R> Optional<R> transact(Store store, boolean fails, Function<Transaction, R> work) {
        try {
            return Optional.of(store.write(fails ? tx -> interrupted(work.apply(tx)) : work));
        } catch (Loss e) {
            return Optional.empty();
        }
    }

    private static <R> R interrupted(R done) {
        throw new Loss("before the commit of " + done);
    }
}
