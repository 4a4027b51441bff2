package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Operator;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.Step;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/** Carries an operator's orders to the core, each in a transaction of its own. */
final class OperatorTransactions implements Operator {
    private final Store store;
    private final StepRunner exchange;
    private final Replication replication;
    private final InstantSource clock;

    OperatorTransactions(
            Store store, StepRunner exchange, Replication replication, InstantSource clock) {
        this.store = store;
        this.exchange = exchange;
        this.replication = replication;
        this.clock = clock;
    }

    @Override
    public void approve(List<Long> numbers) {
        perform((directory, now) -> replication.approve(numbers, directory, now));
    }

    @Override
    public void dropHeld(long number) {
        perform((directory, now) -> replication.dropHeld(number, directory, now));
    }

    /** Takes one step of the core. */
    void perform(BiFunction<Directory, Instant, Step> order) {
        store.write(tx -> exchange.perform(tx, order.apply(tx, clock.instant())));
    }
}
