package io.bridgehead.gateway.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.partner.Trouble;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Genesis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator sets a database back to an older state and does not tell the gateway. */
class SetBackTest {
    private static final UUID ORGANIZATION =
            UUID.fromString("5f2c8f3e-0a54-4f0c-9d0b-2f6a3c1d7e11");
    private static final Instant FOUNDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Replication REPLICATION = new Replication(Limits.DEFAULT);

    private final Deque<Message> mail = new ArrayDeque<>();
    private final Identity supplier = identity("NORTH", 1);
    private final MemoryStore requester = founded(identity("SOUTH", 2), "NORTH");
    private Instant now = FOUNDED;

    @Test
    void newWritesOfASetBackSupplierAreNotTakenForOldOnes() {
        MemoryStore north = founded(supplier, "SOUTH");
        write(north, "before", 20);
        settle(north);
        Instant today = now;
        now = FOUNDED;
        MemoryStore setBack = founded(supplier, "SOUTH");
        write(setBack, "before", 10);
        now = today;
        copyTalk(north, setBack);
        write(setBack, "after", 1);
        assertThat(settle(setBack)).contains(Verdict.SET_BACK);
        settle(setBack);
        for (MemoryStore each : List.of(setBack, requester)) {
            assertThat(live(each)).isEqualTo(1 + 20 + 1);
        }
        assertThat(troubles(requester, "NORTH")).isEmpty();
    }

    private static long live(MemoryStore store) {
        return store.read(directory -> directory
                .totals(ContextId.rootedAt(ORGANIZATION, "ou=NORTH,o=Org"))
                .live());
    }

    /** Copies what the supplier remembers of its partner, except the answer under way. */
    private void copyTalk(MemoryStore from, MemoryStore to) {
        to.write(tx -> {
            tx.write(from.read(directory -> Changes.NONE
                    .but()
                    .partners(directory.partners())
                    .links(directory.links(new SiteId("SOUTH")).stream()
                            .map(link -> link.with(link.outbound().withoutService()))
                            .toList())
                    .done()));
            return 0;
        });
    }

    /** Lets time and mail go on between both until nothing happens any more. */
    private Set<Verdict> settle(MemoryStore north) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        north.write(tx -> perform(tx, REPLICATION.started(tx, now)));
        for (int turn = 0; turn < 200; turn++) {
            now = now.plus(Duration.ofMillis(100));
            for (MemoryStore store : List.of(north, requester)) {
                verdicts.add(store.write(tx -> perform(tx, REPLICATION.tick(tx, now))));
            }
            Message next = mail.poll();
            if (next != null) {
                MemoryStore to =
                        next.header().receiver().equals(supplier.site()) ? north : requester;
                verdicts.add(to.write(tx -> perform(tx, REPLICATION.receive(next, tx, now))));
            }
        }
        return verdicts;
    }

    private Verdict perform(Transaction tx, Step step) {
        tx.write(step.changes());
        mail.addAll(step.outgoing());
        return step.verdict();
    }

    private void write(MemoryStore store, String name, int count) {
        ContextId context = ContextId.rootedAt(ORGANIZATION, "ou=NORTH,o=Org");
        for (int i = 0; i < count; i++) {
            String cn = name + i;
            store.write(tx -> {
                Author author = Author.of(tx, now);
                TreeMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>();
                attributes.put(AttributeName.of("cn"), List.of(AttributeValue.of(cn)));
                tx.write(Changes.ofEntries(List.of(author.create(
                        author.freshId(),
                        context,
                        context.root(),
                        new Rdn("cn=" + cn),
                        attributes))));
                return 0;
            });
        }
    }

    private static SortedSet<Trouble> troubles(MemoryStore store, String partner) {
        return store.read(directory ->
                directory.partner(new SiteId(partner)).orElseThrow().troubles());
    }

    private MemoryStore founded(Identity self, String partner) {
        MemoryStore store = new MemoryStore(self);
        List<NamingContext> contexts = Genesis.contexts(self);
        store.write(tx -> {
            tx.write(Genesis.changes(self, contexts, FOUNDED));
            return 0;
        });
        store.write(tx -> {
            tx.write(REPLICATION
                    .register(new SiteId(partner), partner + "-GW", tx, Instant.EPOCH)
                    .changes());
            return 0;
        });
        return store;
    }

    private static Identity identity(String site, int number) {
        byte[] random = new byte[10];
        random[9] = (byte) number;
        Epoch epoch = Epoch.fresh(FOUNDED, Epoch.NONE, random);
        return new Identity(ORGANIZATION, "o=Org", new SiteId(site), site + "-GW", epoch);
    }
}
