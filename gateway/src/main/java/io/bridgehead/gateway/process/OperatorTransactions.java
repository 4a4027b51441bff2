package io.bridgehead.gateway.process;

import io.bridgehead.gateway.control.Operator;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Brings an operator's decisions to the core, each in its own transaction. Changes and messages of
 * one decision are committed together, so a crash cannot separate them.
 */
final class OperatorTransactions implements Operator {
    private final Store store;
    private final StepRunner runner;
    private final Replication replication;
    private final InstantSource clock;
    private final Runnable onDecision;

    /** Calls {@code onDecision} after each commit, since there may be mail to send. */
    OperatorTransactions(
            Store store,
            StepRunner runner,
            Replication replication,
            InstantSource clock,
            Runnable onDecision) {
        this.store = store;
        this.runner = runner;
        this.replication = replication;
        this.clock = clock;
        this.onDecision = onDecision;
    }

    @Override
    public void requestNow(SiteId partner, boolean refresh) {
        perform((directory, now) -> replication.requestNow(partner, refresh, directory, now));
    }

    @Override
    public void waiveBacksync(SiteId partner) {
        perform((directory, now) -> replication.waiveBacksync(partner, directory, now));
    }

    @Override
    public void verify(SiteId partner, boolean repair, Instant deadline) {
        perform((directory, now) -> replication.verify(partner, repair, directory, now, deadline));
    }

    @Override
    public void claimSite() {
        byte[] random = new byte[10];
        new SecureRandom().nextBytes(random);
        perform((directory, now) -> replication.claimed(directory, now, random));
    }

    @Override
    public void approve(List<Long> numbers) {
        perform((directory, now) -> replication.approve(numbers, directory, now));
    }

    @Override
    public void dropHeld(long number) {
        perform((directory, now) -> replication.dropHeld(number, directory, now));
    }

    @Override
    public void suspend(SiteId partner) {
        perform((directory, now) -> replication.suspend(partner, directory, now));
    }

    @Override
    public void resume(SiteId partner) {
        perform((directory, now) -> replication.resume(partner, directory, now));
    }

    @Override
    public void remove(SiteId partner) {
        perform((directory, now) -> replication.remove(partner, directory, now));
    }

    /** Makes one step of the core and commits it. */
    void perform(BiFunction<Directory, Instant, Step> decision) {
        store.write(tx -> runner.perform(tx, decision.apply(tx, clock.instant())));
        onDecision.run();
    }
}
