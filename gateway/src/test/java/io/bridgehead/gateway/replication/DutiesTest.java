package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerSchedules;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Standing;
import io.bridgehead.store.view.Genesis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is done next is found by due times. These tests compare it with what one finds by looking at
 * every link of every partner, as the program once did.
 */
class DutiesTest {
    private static final Identity SELF = new Identity(
            new UUID(7, 7), "o=Org", SiteId.of("HUB"), "hub", new Epoch(new UUID(9, 9)));
    private static final Schedule NIGHTS = Schedule.of("22:00-06:00", ZoneOffset.UTC);

    private final Store store = new MemoryStore(SELF);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsDoneNextIsTheFirstOfAllThatMayBeDone(int seed) {
        Random random = new Random(seed);
        List<ContextId> contexts = founded();
        for (int round = 0; round < 40; round++) {
            PartnerTerms terms = changed(random, contexts);
            Instant now = NOON.plusSeconds(random.nextInt(5)).plus(Duration.ofHours(11));
            Instant at = random.nextBoolean() ? now : now.minus(Duration.ofHours(11));
            store.read(directory -> {
                PartnerSchedules schedules = new PartnerSchedules(terms);
                Step step = Duties.next(new StepBuilder(directory, at, terms));
                assertThat(told(step)).isEqualTo(expected(directory, schedules, at));
                assertThat(Duties.nextDue(schedules, directory, at))
                        .isEqualTo(expectedDue(directory, schedules, at));
                return step;
            });
        }
    }

    @Test
    void manyPartnersThatWaitDoNotHideOneThatDoesNot() {
        founded();
        List<Partner> partners = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            partners.add(Partner.registered(SiteId.of("A" + i), "a").standing(Standing.SUSPENDED));
        }
        partners.add(Partner.registered(SiteId.of("Z"), "z").awaiting(0, 0, NOON));
        store.write(tx -> {
            tx.write(Changes.NONE.but().partners(partners).done());
            return 0;
        });
        PartnerTerms terms = new PartnerTerms(Limits.DEFAULT, Collections.emptySortedMap());
        Step step = store.read(directory -> Duties.next(new StepBuilder(directory, NOON, terms)));
        assertThat(step.verdict()).isEqualTo(Verdict.STATUS_SENT);
        assertThat(step.outgoing())
                .extracting(each -> each.header().receiver().name())
                .containsExactly("Z");
        Instant next = store.read(
                directory -> Duties.nextDue(new PartnerSchedules(terms), directory, NOON));
        assertThat(next).isEqualTo(NOON);
    }

    private List<ContextId> founded() {
        return store.write(tx -> {
            List<NamingContext> contexts = Genesis.contexts(SELF);
            tx.write(Genesis.changes(SELF, contexts, NOON));
            return contexts.stream().map(NamingContext::id).toList();
        });
    }

    /** Writes random partners and links, and returns random terms with them. */
    private PartnerTerms changed(Random random, List<ContextId> contexts) {
        List<Partner> partners = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        TreeMap<SiteId, Schedule> schedules = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            SiteId site = SiteId.of("S" + i);
            Standing standing = random.nextInt(4) == 0 ? Standing.SUSPENDED : Standing.ACTIVE;
            partners.add(
                    Partner.registered(site, "s").standing(standing).awaiting(0, 0, due(random)));
            schedules.put(site, random.nextBoolean() ? Schedule.ALWAYS : NIGHTS);
            for (ContextId context : contexts) {
                Link none = Link.none(site, context);
                links.add(none.with(none.inbound().offered(random.nextInt(3) > 0, due(random)))
                        .with(outbound(random)));
            }
        }
        store.write(tx -> {
            tx.write(Changes.NONE.but().partners(partners).links(links).done());
            return 0;
        });
        return new PartnerTerms(Limits.DEFAULT, Collections.emptySortedMap()).within(schedules);
    }

    private static Instant due(Random random) {
        return switch (random.nextInt(9)) {
            case 0 ->
                NOON.plusSeconds(random.nextInt(5)).plus(Duration.ofHours(random.nextInt(12)));
            case 1 -> random.nextInt(9) == 0 ? PartnerSchedules.REQUESTED : Instant.MAX;
            case 2 -> Instant.MAX;
            default -> NOON.plus(Duration.ofDays(1 + random.nextInt(9)));
        };
    }

    private static Outbound outbound(Random random) {
        Outbound.Claim nothing = new Outbound.Claim(Vector.EMPTY, new Mark(0, 0), 0);
        Outbound.Asked asked = new Outbound.Asked(
                new Epoch(new UUID(8, 8)), 1, random.nextInt(2), random.nextBoolean());
        boolean serving = random.nextInt(40) == 0;
        long scanned = random.nextInt(3) == 0 ? 0 : 1_000;
        return new Outbound(
                asked,
                nothing,
                new Outbound.Delivery(
                        Ranges.EMPTY,
                        List.of(),
                        serving,
                        false,
                        scanned,
                        due(random),
                        Optional.empty()));
    }

    private static Optional<String> told(Step step) {
        return step.outgoing().stream()
                .findFirst()
                .map(each -> kind(each) + " to " + each.header().receiver());
    }

    private static String kind(Message message) {
        return message.getClass().getSimpleName();
    }

    private static Optional<String> expected(
            Directory directory, PartnerSchedules schedules, Instant now) {
        for (Partner each : partners(directory)) {
            if (schedules.isDue(each.site(), each.statusDue(), now)) {
                return Optional.of("Status to " + each.site());
            }
        }
        for (Link each : links(directory, schedules)) {
            if (each.inbound().offered()
                    && schedules.isDue(each.partner(), each.inbound().due(), now)) {
                return Optional.of("UpdateRequest to " + each.partner());
            }
        }
        for (Link each : links(directory, schedules)) {
            if (isAnswering(each)
                    || schedules.mayTell(each.partner(), newsDue(directory, each), now)) {
                return Optional.of("Update to " + each.partner());
            }
        }
        return Optional.empty();
    }

    private static Instant expectedDue(
            Directory directory, PartnerSchedules schedules, Instant now) {
        Instant next = Instant.MAX;
        for (Partner each : partners(directory)) {
            next = earlier(next, schedules.next(each.site(), each.statusDue(), now));
        }
        for (Link each : links(directory, schedules)) {
            Instant ask = each.inbound().offered() ? each.inbound().due() : Instant.MAX;
            next = earlier(next, schedules.next(each.partner(), ask, now));
            next = earlier(
                    next,
                    isAnswering(each)
                            ? now
                            : schedules.nextTold(each.partner(), newsDue(directory, each), now));
        }
        return next;
    }

    private static List<Link> links(Directory directory, PartnerSchedules schedules) {
        return partners(directory).stream()
                .flatMap(each -> schedules.links(directory, each.site()).stream())
                .toList();
    }

    private static List<Partner> partners(Directory directory) {
        return directory.partners().stream().filter(Partner::isActive).toList();
    }

    private static boolean isAnswering(Link link) {
        return link.outbound().serving() && link.outbound().hasCredit();
    }

    private static Instant newsDue(Directory directory, Link link) {
        Outbound outbound = link.outbound();
        boolean news = directory.totals(link.context()).lastUsn() > outbound.scanned();
        return outbound.tell() && news && outbound.hasCredit() ? outbound.nextTell() : Instant.MAX;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
