package io.bridgehead.store;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.NOON;
import static io.bridgehead.store.Samples.OTHER_CONTEXT;
import static io.bridgehead.store.Samples.epoch;
import static io.bridgehead.store.Samples.id;
import static io.bridgehead.store.Samples.live;
import static io.bridgehead.store.Samples.stamp;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Outbound;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.SentPage;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How every store finds what is to be done next. */
interface StoreDutiesContract {
    SiteId EAST = new SiteId("EAST");
    SiteId WEST = new SiteId("WEST");
    Instant LATER = NOON.plusSeconds(60);

    Store store();

    private void write(Changes.Builder changes) {
        store().write(transaction -> {
            transaction.write(changes.done());
            return 0;
        });
    }

    private List<Due> due(Due.Kind kind, Instant by, int limit) {
        return store().read(directory -> directory.due(kind, by, limit));
    }

    private List<Due> untold() {
        return store().read(Directory::untold);
    }

    private static Link asking(SiteId site, ContextId context, boolean offered, Instant due) {
        Link none = Link.none(site, context);
        return none.with(none.inbound().offered(offered, due));
    }

    /** A link whose partner wants to be told, and has read all through {@code scanned}. */
    private static Link telling(SiteId site, ContextId context, long scanned, Instant next) {
        return Link.none(site, context).with(outbound(100, true, false, List.of(), scanned, next));
    }

    private static Outbound outbound(
            long window,
            boolean tell,
            boolean serving,
            List<SentPage> sent,
            long scanned,
            Instant next) {
        return new Outbound(
                new Outbound.Asked(epoch(2), 1, window, tell),
                new Outbound.Claim(Vector.EMPTY, new Mark(0, 0), 0),
                new Outbound.Delivery(
                        Ranges.EMPTY, sent, serving, false, scanned, next, Optional.empty()));
    }

    @Test
    default void aStatusIsDueFromItsTimeOnAndTheEarliestComesFirst() {
        Partner east = Partner.registered(EAST, "e").awaiting(1, 1, LATER);
        Partner west = Partner.registered(WEST, "w").awaiting(1, 1, NOON);
        Partner never = Partner.registered(new SiteId("AAA"), "a").awaiting(1, 1, Instant.MAX);
        write(Changes.NONE.but().partners(List.of(east, west, never)));
        Due first = new Due(NOON, WEST, Due.NO_CONTEXT);
        Due second = new Due(LATER, EAST, Due.NO_CONTEXT);
        assertThat(due(Due.Kind.STATUS, NOON.minusNanos(1), 9)).isEmpty();
        assertThat(due(Due.Kind.STATUS, NOON, 9)).containsExactly(first);
        assertThat(due(Due.Kind.STATUS, LATER, 9)).containsExactly(first, second);
        assertThat(due(Due.Kind.STATUS, LATER, 1)).containsExactly(first);
        write(Changes.NONE.but().partners(List.of(west.awaiting(0, 0, Instant.EPOCH))));
        assertThat(due(Due.Kind.STATUS, Instant.EPOCH, 9))
                .containsExactly(new Due(Instant.EPOCH, WEST, Due.NO_CONTEXT));
    }

    @Test
    default void onlyWhatIsOnOfferIsEverAskedFor() {
        write(Changes.NONE
                .but()
                .links(List.of(
                        asking(WEST, CONTEXT, true, NOON),
                        asking(EAST, OTHER_CONTEXT, true, NOON),
                        asking(EAST, CONTEXT, false, NOON))));
        assertThat(due(Due.Kind.ASK, NOON, 9))
                .containsExactly(new Due(NOON, EAST, OTHER_CONTEXT), new Due(NOON, WEST, CONTEXT));
        write(Changes.NONE.but().links(List.of(asking(EAST, OTHER_CONTEXT, true, LATER))));
        assertThat(due(Due.Kind.ASK, NOON, 9)).containsExactly(new Due(NOON, WEST, CONTEXT));
        assertThat(due(Due.Kind.ASK, LATER, 9))
                .containsExactly(new Due(NOON, WEST, CONTEXT), new Due(LATER, EAST, OTHER_CONTEXT));
    }

    @Test
    default void anAnswerGoesOnWhileThereIsCredit() {
        List<SentPage> full = List.of(new SentPage(new Range(0, 3), 100));
        Link served = Link.none(EAST, CONTEXT).with(outbound(101, false, true, full, 0, LATER));
        Link exhausted = Link.none(WEST, CONTEXT).with(outbound(100, false, true, full, 0, LATER));
        Link done = Link.none(WEST, OTHER_CONTEXT)
                .with(outbound(100, true, false, List.of(), 0, LATER));
        write(Changes.NONE.but().links(List.of(served, exhausted, done)));
        assertThat(due(Due.Kind.ANSWER, NOON, 9))
                .containsExactly(new Due(Instant.EPOCH, EAST, CONTEXT));
    }

    @Test
    default void aComparisonIsDueWhileItIsUnderWay() {
        Verification begun = Verification.none(EAST, CONTEXT).begun(true, NOON, LATER);
        Verification ended = begun.in(Verification.State.EQUAL, 0, NOON);
        write(Changes.NONE.but().verifications(List.of(begun)));
        assertThat(due(Due.Kind.VERIFY, NOON, 9)).containsExactly(new Due(NOON, EAST, CONTEXT));
        assertThat(store().<Verification>read(directory -> directory.verification(EAST, CONTEXT)))
                .isEqualTo(begun);
        write(Changes.NONE.but().verifications(List.of(ended)));
        assertThat(due(Due.Kind.VERIFY, LATER, 9)).isEmpty();
        assertThat(store().<Verification>read(directory -> directory.verification(WEST, CONTEXT)))
                .isEqualTo(Verification.none(WEST, CONTEXT));
    }

    @Test
    default void newsOfAContextAreUntoldToThoseWhoHaveNotReadSoFar() {
        List<SentPage> full = List.of(new SentPage(new Range(0, 3), 100));
        Link silent = Link.none(EAST, OTHER_CONTEXT)
                .with(outbound(100, false, false, List.of(), 0, NOON));
        Link exhausted = Link.none(new SiteId("MID"), CONTEXT)
                .with(outbound(100, true, false, full, 0, NOON));
        write(Changes.NONE
                .but()
                .links(List.of(
                        telling(WEST, CONTEXT, 0, NOON),
                        telling(EAST, CONTEXT, 1, LATER),
                        telling(WEST, OTHER_CONTEXT, 0, NOON),
                        silent,
                        exhausted)));
        assertThat(untold()).isEmpty();
        Entry first = live(1, EntryId.NONE, "cn=1", stamp(2, 1));
        write(Changes.NONE.but().entries(List.of(first)));
        assertThat(untold()).containsExactly(new Due(NOON, WEST, CONTEXT));
        write(Changes.NONE.but().entries(List.of(live(2, id(1), "cn=2", stamp(2, 2)))));
        assertThat(untold())
                .containsExactly(new Due(LATER, EAST, CONTEXT), new Due(NOON, WEST, CONTEXT));
        write(Changes.NONE.but().links(List.of(telling(WEST, CONTEXT, 2, NOON))));
        assertThat(untold()).containsExactly(new Due(LATER, EAST, CONTEXT));
    }

    @Test
    default void theNewestEntriesOfAContextComeFirst() {
        List<Entry> people = new ArrayList<>(Samples.people(1, 50, id(1)));
        write(Changes.NONE.but().entries(people));
        write(Changes.NONE.but().entries(List.of(people.get(17))));
        List<StoredEntry> newest = store().read(directory -> directory.newest(CONTEXT, 3));
        assertThat(newest)
                .extracting(each -> each.entry().id())
                .containsExactly(
                        people.get(17).id(), people.get(49).id(), people.get(48).id());
        assertThat(newest).extracting(StoredEntry::usn).containsExactly(51L, 50L, 49L);
        assertThat(store().<List<StoredEntry>>read(directory -> directory.newest(OTHER_CONTEXT, 3)))
                .isEmpty();
    }

    /** What a store finds by its columns is what one finds by reading everything. */
    @Test
    default void nothingThatIsDueIsOverlooked() {
        Random random = new Random(15);
        for (int step = 0; step < 60; step++) {
            SiteId site = new SiteId("S" + random.nextInt(5));
            ContextId context = random.nextBoolean() ? CONTEXT : OTHER_CONTEXT;
            Instant at = NOON.plusSeconds(random.nextInt(4));
            Link link = asking(site, context, random.nextBoolean(), at)
                    .with(outbound(
                            random.nextInt(2),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            List.of(),
                            random.nextInt(4),
                            at));
            write(Changes.NONE
                    .but()
                    .partners(List.of(Partner.registered(site, "s").awaiting(1, 1, at)))
                    .links(List.of(link))
                    .entries(
                            random.nextInt(9) > 0
                                    ? List.of()
                                    : List.of(live(step, EntryId.NONE, "cn=x", stamp(2, step)))));
            Instant by = NOON.plusSeconds(random.nextInt(4));
            store().read(directory -> {
                requireSame(directory, by);
                return 0;
            });
        }
    }

    private static void requireSame(Directory directory, Instant by) {
        List<Due> asks = new ArrayList<>();
        List<Due> answers = new ArrayList<>();
        List<Due> untold = new ArrayList<>();
        for (Partner partner : directory.partners()) {
            for (Link link : directory.links(partner.site())) {
                Instant due = link.inbound().due();
                if (link.inbound().offered() && !due.isAfter(by)) {
                    asks.add(new Due(due, partner.site(), link.context()));
                }
                Outbound out = link.outbound();
                if (out.serving() && out.hasCredit()) {
                    answers.add(new Due(Instant.EPOCH, partner.site(), link.context()));
                }
                boolean news = directory.totals(link.context()).lastUsn() > out.scanned();
                if (out.tell() && out.hasCredit() && news) {
                    untold.add(new Due(out.nextTell(), partner.site(), link.context()));
                }
            }
        }
        asks.sort(Due.BY_TIME);
        assertThat(directory.due(Due.Kind.ASK, by, 99)).isEqualTo(asks);
        assertThat(directory.due(Due.Kind.ANSWER, by, 99)).isEqualTo(answers);
        assertThat(directory.untold()).isEqualTo(untold);
    }
}
