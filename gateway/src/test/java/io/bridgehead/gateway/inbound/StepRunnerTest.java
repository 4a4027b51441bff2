package io.bridgehead.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.outbound.LetterBytes;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.wire.WireLimits;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Genesis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two gateways without relays: the test carries letters from one outbox to the other. */
class StepRunnerTest {
    private static final SiteId NORTH = SiteId.of("NORTH");
    private static final SiteId SOUTH = SiteId.of("SOUTH");
    private static final UUID ORGANIZATION = new UUID(1, 2);
    private static final ContextId CONTEXT = ContextId.rootedAt(ORGANIZATION, "ou=NORTH,o=Org");

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private final Site north = new Site(NORTH, SOUTH);
    private final Site south = new Site(SOUTH, NORTH);

    /** A store, the core, and what joins them. */
    private final class Site {
        private final MemoryStore store;
        private final Replication replication = new Replication(Limits.DEFAULT);
        private final StepRunner runner = new StepRunner(replication, WireLimits.DEFAULT);

        private Site(SiteId site, SiteId partner) {
            Epoch epoch = Epoch.fresh(
                    now, Epoch.NONE, (site + "0123456789").getBytes(StandardCharsets.UTF_8));
            Identity self = new Identity(ORGANIZATION, "o=Org", site, site + "-GW", epoch);
            store = new MemoryStore(self);
            store.write(tx -> {
                tx.write(Genesis.changes(self, Genesis.contexts(self), now));
                return 0;
            });
            store.write(tx ->
                    runner.perform(tx, replication.register(partner, partner + "-GW", tx, now)));
            store.write(tx -> runner.perform(tx, replication.started(tx, now)));
        }

        private void doWhatIsDue() {
            while (store.write(tx -> runner.tick(tx, now)) != Verdict.IDLE) {
                // Each call does one thing.
            }
        }

        /** What is new here is told after a moment. */
        private void tell() {
            doWhatIsDue();
            now = now.plusSeconds(1);
            doWhatIsDue();
        }

        private void receiveAllOf(Site sender) {
            for (LetterHead head : sender.store.outbox().list(1_000)) {
                Letter letter = sender.store.outbox().open(head).orElseThrow();
                byte[] message = LetterBytes.unpack(letter.content().payload());
                store.write(tx -> runner.receive(tx, message, now));
                sender.store.outbox().sent(head.number());
            }
        }

        private List<LetterHead> waiting(String kind) {
            return store.outbox().list(1_000).stream()
                    .filter(each -> each.label().kind().equals(kind))
                    .toList();
        }

        private Totals totals() {
            return store.read(directory -> directory.totals(CONTEXT));
        }
    }

    private void write(int entries) {
        Random random = new Random(1);
        north.store.write(tx -> {
            Author author = Author.of(tx, now);
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                String value = Long.toHexString(random.nextLong()).repeat(20);
                all.add(author.create(
                        new EntryId(new UUID(7, i)),
                        CONTEXT,
                        CONTEXT.root(),
                        new Rdn("cn=Entry " + i),
                        Map.of(AttributeName.of("cn"), List.of(AttributeValue.of(value)))));
                author = author.next();
            }
            tx.write(Changes.ofEntries(all));
            return 0;
        });
    }

    private void exchangeUntilQuiet() {
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(1);
            north.doWhatIsDue();
            south.doWhatIsDue();
            south.receiveAllOf(north);
            north.receiveAllOf(south);
        }
        assertThat(south.totals().digest()).isEqualTo(north.totals().digest());
    }

    /** Before, thirteen copies of one page left when the link came up again. */
    @Test
    void pagesDoNotPileUpWhileTheLinkIsDown() {
        exchangeUntilQuiet();
        write(500);
        north.tell();
        assertThat(north.waiting("Update")).isNotEmpty();
        long bytes = bytes();
        int requests = 0;
        for (int day = 0; day < 14; day++) {
            now = now.plus(Duration.ofHours(12));
            north.store.outbox().expire(now);
            south.doWhatIsDue();
            requests += south.waiting("UpdateRequest").size();
            north.receiveAllOf(south);
            north.doWhatIsDue();
        }
        assertThat(requests).as("SOUTH went on asking").isGreaterThan(5);
        assertThat(bytes()).as("one copy waits").isBetween(bytes / 2, bytes * 3 / 2);
        exchangeUntilQuiet();
    }

    /** Queues and the subject of its mail name it, so that an operator sees what travels. */
    @Test
    void flaggedRequestAfterARestoreIsALetterOfItsOwnKind() {
        exchangeUntilQuiet();
        north.store.write(
                tx -> north.runner.perform(tx, north.replication.restored(tx, now, new byte[10])));
        north.doWhatIsDue();
        assertThat(north.waiting("BacksyncRequest")).isNotEmpty();
        assertThat(north.waiting("UpdateRequest")).isEmpty();
        exchangeUntilQuiet();
        assertThat(north.waiting("BacksyncRequest")).isEmpty();
    }

    private long bytes() {
        return north.waiting("Update").stream().mapToLong(LetterHead::bytes).sum();
    }

    @Test
    void replyToAStatusTakesThePlaceOfAnOlderReply() {
        exchangeUntilQuiet();
        for (int day = 0; day < 5; day++) {
            now = now.plus(Duration.ofDays(1));
            south.doWhatIsDue();
            north.receiveAllOf(south);
        }
        assertThat(north.waiting("Status"))
                .as("our own, and one reply")
                .hasSizeLessThanOrEqualTo(2);
        exchangeUntilQuiet();
    }

    @Test
    void pagesOfOneAnswerStandBesideEachOther() {
        exchangeUntilQuiet();
        write(9_000);
        north.tell();
        assertThat(north.waiting("Update")).hasSizeGreaterThan(1);
        exchangeUntilQuiet();
    }
}
