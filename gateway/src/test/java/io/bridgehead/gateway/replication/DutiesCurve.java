package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.hsql.HsqlEngine;
import io.bridgehead.store.hsql.HsqlSettings;
import io.bridgehead.store.partner.Inbound;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.view.Genesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one turn of the loop costs, after which nothing was due, with 3, 100 and 1,000 partners (see
 * docs/performance.md). Run it as a program; it prints one line for each number of partners.
 */
final class DutiesCurve {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int TURNS = 300;
    private static final int CONTEXTS = 20;

    private DutiesCurve() {}

    public static void main(String[] arguments) throws IOException {
        for (int partners : new int[] {3, 100, 1_000}) {
            Path folder = Files.createTempDirectory("curve");
            try (Store store = new HsqlEngine(HsqlSettings.DEFAULT).create(folder, self())) {
                fill(store, partners);
                measure(store, partners);
            }
        }
    }

    private static void measure(Store store, int partners) {
        PartnerTerms terms = new PartnerTerms(Limits.DEFAULT, Collections.emptySortedMap());
        Replication replication = new Replication(terms);
        Supplier<Verdict> tick =
                () -> store.<Verdict>write(tx -> replication.tick(tx, NOON).verdict());
        Supplier<Instant> due =
                () -> store.<Instant>read(directory -> replication.nextDue(directory, NOON));
        System.out.printf(
                "%,d partners, %d links: tick %.2f ms, next due %.2f ms%n",
                partners, partners * CONTEXTS, millis(tick), millis(due));
    }

    private static double millis(Supplier<?> work) {
        turns(work);
        long start = System.nanoTime();
        turns(work);
        return (System.nanoTime() - start) / 1e6 / TURNS;
    }

    private static void turns(Supplier<?> work) {
        for (int i = 0; i < TURNS; i++) {
            Objects.requireNonNull(work.get());
        }
    }

    private static Identity self() {
        return new Identity(
                new UUID(7, 7), "o=Org", SiteId.of("HUB"), "hub", new Epoch(new UUID(9, 9)));
    }

    private static void fill(Store store, int partners) {
        List<NamingContext> contexts = new ArrayList<>(Genesis.contexts(self()));
        for (int i = contexts.size(); i < CONTEXTS; i++) {
            String dn = "ou=C" + i + ",o=Org";
            contexts.add(new NamingContext(
                    ContextId.rootedAt(self().organization(), dn), dn, Optional.empty(), true));
        }
        store.write(tx -> {
            tx.write(Genesis.changes(self(), contexts, NOON));
            return 0;
        });
        for (int i = 0; i < partners; i++) {
            SiteId site = SiteId.of("S" + i);
            Partner partner =
                    Partner.registered(site, "s").awaiting(0, 0, NOON.plus(Duration.ofDays(1)));
            List<Link> links =
                    contexts.stream().map(each -> link(site, each.id())).toList();
            store.write(tx -> {
                tx.write(Changes.NONE
                        .but()
                        .partners(List.of(partner))
                        .links(links)
                        .done());
                return 0;
            });
        }
    }

    /** A link on which everything was read and told, with credit. */
    private static Link link(SiteId site, ContextId context) {
        Vector vector = Vector.EMPTY;
        for (int i = 0; i < 20; i++) {
            vector = vector.with(new Epoch(new UUID(i + 20, i)), Ranges.upTo(1_000 + i));
        }
        Inbound inbound = Inbound.NONE.offered(true, NOON.plus(Duration.ofHours(1)));
        Outbound outbound = new Outbound(
                new Outbound.Asked(new Epoch(new UUID(8, 8)), 1, 1 << 20, true),
                new Outbound.Claim(vector, new Mark(1_000, 1), 0),
                new Outbound.Delivery(
                        Ranges.upTo(1_000),
                        List.of(),
                        false,
                        false,
                        1_000,
                        NOON,
                        Optional.empty()));
        return new Link(site, context, inbound, outbound);
    }
}
