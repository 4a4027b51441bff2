package io.bridgehead.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.EntryAudit;
import io.bridgehead.store.EntryAudit.Correction;
import io.bridgehead.store.EntryAudit.Result;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.StoreException;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DailyAuditTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final ContextId CONTEXT = new ContextId(new UUID(1, 1));

    private Instant now = START;
    private int begun;
    private Optional<Result> result = Optional.of(new Result(5, List.of(), List.of()));

    private final DailyAudit audit = new DailyAudit(store(), () -> now);

    /** A store in memory whose audit takes three steps and ends with {@link #result}. */
    private Store store() {
        Store memory = new MemoryStore(new Identity(
                new UUID(3, 3), "o=Org", SiteId.of("NORTH"), "north", new Epoch(new UUID(2, 2))));
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (self, method, given) -> {
                    if (method.getName().equals("audit")) {
                        begun++;
                        return new ThreeSteps();
                    }
                    try {
                        return method.invoke(memory, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class ThreeSteps implements EntryAudit {
        private int steps;

        @Override
        public boolean step() {
            steps++;
            if (steps == 2 && result.map(each -> each.entries() < 0).orElse(false)) {
                throw new StoreException("a row that cannot be read");
            }
            return steps < 3;
        }

        @Override
        public Optional<Result> result() {
            return steps < 3 ? Optional.empty() : result;
        }
    }

    private void runDay() {
        now = now.plus(Duration.ofDays(1));
        for (int quiet = 0; quiet < 9; quiet++) {
            audit.step();
        }
    }

    @Test
    void itReadsAPageInEachQuietMomentOnceADay() {
        assertThat(audit.step()).isFalse();
        now = START.plus(Duration.ofMinutes(10));
        assertThat(audit.step()).isTrue();
        assertThat(audit.step()).isTrue();
        assertThat(audit.step()).isTrue();
        assertThat(audit.step()).isFalse();
        now = now.plus(Duration.ofHours(23));
        assertThat(audit.step()).isFalse();
        now = now.plus(Duration.ofHours(1));
        assertThat(audit.step()).isTrue();
        assertThat(begun).isEqualTo(2);
        assertThat(audit.found()).isEmpty();
    }

    @Test
    void damageStaysKnownAlsoAfterALaterAuditFindsNothing() {
        Correction correction =
                new Correction(CONTEXT, Totals.NONE, new Totals(1, 0, Totals.NONE.digest(), 1));
        EntryId damaged = new EntryId(new UUID(9, 9));
        result = Optional.of(new Result(5, List.of(correction), List.of(damaged)));
        runDay();
        result = Optional.of(new Result(5, List.of(), List.of()));
        runDay();
        assertThat(begun).isEqualTo(2);
        assertThat(audit.found().orElseThrow().corrected()).containsExactly(CONTEXT.toString());
        assertThat(audit.found().orElseThrow().damaged()).containsExactly(damaged.toString());
    }

    @Test
    void aRowThatCannotBeReadIsAFindingAndNoEndlessLoop() {
        result = Optional.of(new Result(-1, List.of(), List.of()));
        runDay();
        assertThat(begun).isEqualTo(1);
        assertThat(audit.found().orElseThrow().failure()).contains("cannot be read");
        assertThat(audit.now().sound()).isFalse();
    }

    @Test
    void theOperatorGetsAWholeAuditAtOnceAndIsToldIfChangesOvertookIt() {
        assertThat(audit.now().sound()).isTrue();
        assertThat(audit.now().entries()).isEqualTo(5);
        result = Optional.empty();
        begun = 0;
        assertThat(audit.now().failure()).contains("too many changes");
        assertThat(begun).isEqualTo(3);
        assertThat(audit.found()).isEmpty();
    }
}
