package io.bridgehead.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.wire.WireLimits;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import io.bridgehead.store.view.Genesis;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator's decisions are carried out whole. */
class OperatorTransactionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SiteId NORTH = SiteId.of("NORTH");
    private static final SiteId SOUTH = SiteId.of("SOUTH");

    private final Identity self = new Identity(
            new UUID(1, 1), "o=Org", NORTH, "north1", Epoch.fresh(NOW, Epoch.NONE, new byte[10]));
    private final Store store = new MemoryStore(self);
    private final AtomicInteger decisions = new AtomicInteger();
    private final Replication core = new Replication(Limits.DEFAULT);
    private final OperatorTransactions operator = new OperatorTransactions(
            store,
            new StepRunner(core, WireLimits.DEFAULT),
            core,
            InstantSource.fixed(NOW),
            decisions::incrementAndGet);

    @BeforeEach
    void found() {
        store.write(tx -> {
            tx.write(Genesis.changes(self, Genesis.contexts(self), NOW));
            return 0;
        });
        operator.perform((directory, now) -> core.register(SOUTH, "south1", directory, now));
    }

    @Test
    void messagesThatFollowFromADecisionArePostedWithIt() {
        operator.perform(core::tick);
        List<LetterHead> letters = store.outbox().dueHeads(SOUTH, NOW, 10);
        assertThat(letters).hasSize(1);
        assertThat(south().status()).isEqualTo(1);
    }

    @Test
    void everyDecisionWakesTheGateway() {
        int before = decisions.get();
        operator.requestNow(SOUTH, false);
        operator.waiveBacksync(SOUTH);
        operator.verify(SOUTH, true, NOW.plusSeconds(60));
        operator.approve(List.of(1L));
        operator.dropHeld(1);
        operator.suspend(SOUTH);
        operator.resume(SOUTH);
        operator.remove(SOUTH);
        assertThat(decisions.get() - before).isEqualTo(8);
    }

    @Test
    void partnerIsSuspendedResumedAndRemoved() {
        operator.suspend(SOUTH);
        assertThat(south().isSuspended()).isTrue();
        operator.resume(SOUTH);
        assertThat(south().isActive()).isTrue();
        operator.remove(SOUTH);
        assertThat(south().isRemoved()).isTrue();
        operator.resume(SOUTH);
        assertThat(south().isRemoved()).as("resumed after its removal").isTrue();
    }

    @Test
    void comparisonBeginsInEveryScope() {
        Instant deadline = NOW.plusSeconds(60);
        operator.verify(SOUTH, true, deadline);
        List<Verification> rows = store.read(directory -> directory.verifications());
        int contexts = store.read(directory -> directory.contexts().size());
        assertThat(rows).hasSize(contexts).allMatch(each -> each.deadline().equals(deadline));
    }

    private Partner south() {
        Optional<Partner> south = store.read(directory -> directory.partner(SOUTH));
        return south.orElseThrow();
    }
}
