package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.BASE;
import static io.bridgehead.gateway.replication.Gate.NOON;
import static io.bridgehead.gateway.replication.Gate.P;
import static io.bridgehead.gateway.replication.Gate.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.history.Cursor;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Backsync;
import io.bridgehead.store.partner.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a restore lost is asked for by a flagged request (docs/replication.md, "Backsync"). */
class BacksyncTest {
    private final Gate north = Gate.at("NORTH");
    private Gate south = Gate.at("SOUTH");
    private Instant now = NOON.plusSeconds(60);
    private int backup;

    private void meet() {
        Gate.meet(north, south);
        north.create(1);
        settle();
        daysPass();
        backup = north.image();
    }

    /** UserA was created on Server1 after its backup; Server2 in another site has replicated it. */
    @Test
    void objectThatTheRestoredServerOriginatedComesBackFromAnotherSite() {
        meet();
        north.create(2);
        settle();
        restore();
        assertThat(north.has(2)).isFalse();
        settle();
        assertThat(isLive(north, 2)).isTrue();
        assertThat(backsync().count()).isEqualTo(new Backsync.Count(1, 0, 1));
    }

    /** UserA is in the backup; Server2 issued its deletion before Server1 was restored. */
    @Test
    void objectThatAnotherSiteDeletedSinceTheBackupIsNotBroughtBack() {
        meet();
        south.change(id(1), (author, before) -> author.delete(before), NOON);
        settle();
        restore();
        assertThat(isLive(north, 1)).isTrue();
        settle();
        daysPass();
        assertThat(isLive(north, 1)).isFalse();
        assertThat(isLive(south, 1)).isFalse();
    }

    /** UserA was created and deleted on Server1 after the backup: no site has it, only its deletion. */
    @Test
    void objectThatWasCreatedAndDeletedSinceTheBackupIsNotBroughtBack() {
        meet();
        north.create(2);
        settle();
        north.change(id(2), (author, before) -> author.delete(before), NOON);
        settle();
        restore();
        settle();
        assertThat(north.has(2)).isTrue();
        assertThat(isLive(north, 2)).isFalse();
    }

    /** A connector is a value that its site publishes; a deletion was issued for it after the backup. */
    @Test
    void connectorThatWasDeletedSinceTheBackupIsNotBroughtBack() {
        List<AttributeValue> connector = List.of(AttributeValue.of("to SOUTH by relay"));
        Gate.meet(north, south);
        north.create(1);
        north.change(id(1), (author, before) -> author.addValues(before, P, connector), NOON);
        settle();
        daysPass();
        backup = north.image();
        north.change(id(1), (author, before) -> author.deleteValues(before, P, connector), NOON);
        settle();
        restore();
        assertThat(north.shown(1, P)).hasSize(1);
        settle();
        assertThat(north.shown(1, P)).isEmpty();
        daysPass();
        assertThat(south.shown(1, P)).isEmpty();
    }

    @Test
    void deletedObjectsAreNotBroughtBack() {
        meet();
        north.change(id(1), (author, before) -> author.delete(before), NOON);
        settle();
        restore();
        assertThat(isLive(north, 1)).isTrue();
        settle();
        assertThat(isLive(north, 1)).isFalse();
        assertThat(backsync().count()).isEqualTo(new Backsync.Count(1, 1, 1));
    }

    @Test
    void pagesWithWhatWasLostComeBeforeTheStreamAndMoveNoCursor() {
        meet();
        north.create(2);
        north.set(1, P, "later");
        settle();
        restore();
        List<Message> answer = answer(flagged());
        Update given = update(answer);
        assertThat(given.given()).contains(new Backsync.GivenPage(requestNumber(), 1, true, 2, 0));
        assertThat(given.range().usns().isEmpty()).isTrue();
        Cursor before = inbound().cursor();
        Vector held = north.read(directory -> directory.vector(BASE));
        assertThat(north.receive(given, now)).isEqualTo(Verdict.BACKSYNC_TAKEN);
        assertThat(north.has(2)).isTrue();
        assertThat(north.shown(1, P)).containsExactly("later");
        assertThat(inbound().cursor()).isEqualTo(before);
        Vector after = north.read(directory -> directory.vector(BASE));
        assertThat(after).isEqualTo(held);
        assertThat(owes()).isTrue();
        assertThat(south.due(now)).noneMatch(BacksyncTest::isPage);
        settle();
        assertThat(owes()).isFalse();
        assertThat(backsync().phase()).isEqualTo(Backsync.Phase.ENDED);
    }

    @Test
    void theFlaggedRequestLeavesWhateverTheScheduleSaysAndAgainUntilItIsAnswered() {
        Gate shut = Gate.at("NORTH", SiteId.of("SOUTH"), Schedule.NEVER);
        Gate.meet(shut, south);
        shut.requestNow(south, now);
        Gate.talk(shut, south, later());
        int image = shut.image();
        shut.create(2);
        south.requestNow(shut, now);
        Gate.talk(shut, south, later());
        assertThat(south.has(2)).isTrue();
        restore(shut, image);
        assertThat(flagged(shut.due(now))).hasSize(1);
        now = shut.nextDue(now);
        assertThat(flagged(shut.due(now))).as("the first was lost").hasSize(1);
        now = shut.nextDue(now);
        Gate.talk(shut, south, now);
        Gate.talk(shut, south, later());
        assertThat(shut.has(2)).isTrue();
        assertThat(owes(shut)).isFalse();
    }

    @Test
    void partnerOfAnEarlierVersionIgnoresTheFlagAndStreams() {
        meet();
        north.create(2);
        settle();
        restore();
        UpdateRequest request = flagged();
        UpdateRequest read = new UpdateRequest(
                request.header(),
                request.context(),
                request.number(),
                request.position(),
                request.vector(),
                request.options(),
                UpdateRequest.Recovery.NONE);
        answer(read).forEach(each -> north.receive(each, now));
        assertThat(north.has(2)).isTrue();
        settle();
        assertThat(owes()).isFalse();
    }

    @Test
    void lostPageOfTheAnswerComesByTheStream() {
        south = Gate.at("SOUTH", 0, Gate.smallPages());
        meet();
        north.create(2);
        north.create(3);
        settle();
        restore();
        List<Message> answer = answer(flagged());
        assertThat(answer.stream().filter(BacksyncTest::isPage)).hasSize(2);
        answer.stream().skip(1).forEach(each -> north.receive(each, now));
        assertThat(north.has(2)).isFalse();
        assertThat(north.has(3)).isTrue();
        assertThat(backsync().taken()).isEmpty();
        now = now.plus(Duration.ofDays(1));
        settle();
        assertThat(north.has(2)).isTrue();
        assertThat(backsync().phase()).isEqualTo(Backsync.Phase.ENDED);
        assertThat(owes()).isFalse();
    }

    /** It leaves its place in the order of the search, and is in no page; the stream sends it whole. */
    @Test
    void entryThatChangesAtThePartnerBetweenTwoPagesIsNotLeftOut() {
        south = Gate.at("SOUTH", 0, Gate.smallPages());
        meet();
        north.create(2);
        north.set(1, P, "lost");
        north.create(3);
        north.set(2, P, "late");
        settle();
        restore();
        UpdateRequest request = flagged();
        south.receive(request, now);
        south.set(2, P, "overwritten");
        south.due(now).forEach(each -> north.receive(each, now));
        settle();
        assertThat(north.has(2)).isTrue();
        assertThat(north.shown(2, P)).containsExactly("overwritten");
        assertThat(north.shown(1, P)).containsExactly("lost");
        daysPass();
        assertThat(fingerprint(north)).isEqualTo(fingerprint(south));
    }

    @Test
    void afterItsOwnStartThePartnerGivesNoMorePagesOfAnAnswerThatWasBegun() {
        south = Gate.at("SOUTH", 0, Gate.smallPages());
        meet();
        north.create(2);
        north.create(3);
        settle();
        restore();
        south.receive(flagged(), now);
        south.start(now);
        assertThat(south.due(now).stream()
                        .filter(Update.class::isInstance)
                        .map(Update.class::cast)
                        .filter(each -> each.given().isPresent()))
                .as("the first page left with the request")
                .hasSize(1);
        settle();
        daysPass();
        assertThat(north.has(2) && north.has(3)).isTrue();
        assertThat(owes()).isFalse();
    }

    @Test
    void claimOfAnAnswerThatWasReadInAnotherHistoryProvesASetBack() {
        meet();
        north.create(2);
        settle();
        restore();
        answer(flagged()).forEach(each -> north.receive(each, now));
        UpdateRequest told = north.due(now).stream()
                .filter(UpdateRequest.class::isInstance)
                .map(UpdateRequest.class::cast)
                .findFirst()
                .orElseThrow();
        UpdateRequest.Taken taken = told.recovery().taken().orElseThrow();
        assertThat(taken.epoch()).isEqualTo(south.epoch());
        UpdateRequest other = new UpdateRequest(
                told.header(),
                told.context(),
                told.number(),
                told.position(),
                told.vector(),
                told.options(),
                new UpdateRequest.Recovery(
                        false,
                        told.recovery().given(),
                        Optional.of(new UpdateRequest.Taken(
                                taken.epoch(), new Mark(taken.at().usn(), 4711)))));
        assertThat(south.receive(other, now)).isEqualTo(Verdict.SET_BACK);
    }

    /** A set-back cut the former life, but the backup is older than the cut: it lacks the lost write. */
    @Test
    void writeThatDidNotKnowWhatAnOlderBackupLostIsAConflictThoughTheFormerLifeWasCut() {
        meet();
        write(P, "lost");
        settle();
        south.requestNow(north, later());
        settle();
        north.start(later());
        int image = north.image();
        write(Gate.Q, "after the copy");
        settle();
        north.putBack(image);
        north.start(later());
        write(Gate.Q, "after the set-back");
        settle();
        daysPass();
        assertThat(north.read(directory -> directory.owners()).stream())
                .as("the set-back was found out")
                .anyMatch(EpochOwner::isCut);
        restore();
        write(P, "after the restore");
        settle();
        daysPass();
        assertThat(north.shown(1, P)).containsExactly("after the restore");
        assertThat(Stream.of(north, south)
                        .flatMap(each ->
                                each.read(directory -> directory.conflicts(0, 100)).stream())
                        .map(each -> each.conflict().kept() + ", not "
                                + each.conflict().lost()))
                .contains("after the restore, not lost");
    }

    private void write(AttributeName name, String value) {
        north.change(
                id(1),
                (author, before) -> author.replace(before, name, List.of(AttributeValue.of(value))),
                later());
    }

    /** Vector and cursor say that the entries are here, so by these no partner would send them. */
    @Test
    void entriesThatASalvageLeftOutComeBack() {
        meet();
        south.create(2);
        north.create(3);
        settle();
        daysPass();
        assertThat(north.has(2) && south.has(3)).isTrue();
        north.lose(id(2));
        north.lose(id(3));
        assertThat(north.has(2) || north.has(3)).isFalse();
        north.step(
                (directory, at) -> north.replication().salvaged(directory, at, new byte[10]),
                later());
        north.start(now);
        settle();
        daysPass();
        assertThat(north.has(2) && north.has(3)).isTrue();
        assertThat(fingerprint(north)).isEqualTo(fingerprint(south));
        assertThat(owes()).isFalse();
    }

    @Test
    void waivingEndsTheQuestionToo() {
        meet();
        north.create(2);
        settle();
        restore();
        north.step(
                (directory, at) -> north.replication().waiveBacksync(south.site(), directory, at),
                now);
        assertThat(backsync()).isEqualTo(Backsync.NONE);
        assertThat(flagged(north.due(now))).isEmpty();
    }

    /** 20,000 entries, of which the last 1,000 are lost. */
    @Test
    void thePartnerReadsInProportionToWhatWasLost() {
        Gate.meet(north, south);
        north.createMany(10, 19_000);
        settle();
        daysPass();
        backup = north.image();
        north.createMany(20_000, 1_000);
        settle();
        restore();
        long before = south.entriesRead();
        settle();
        daysPass();
        assertThat(north.has(20_999)).isTrue();
        assertThat(owes()).isFalse();
        assertThat(backsync().count()).isEqualTo(new Backsync.Count(1_000, 0, 1_000));
        assertThat(south.entriesRead() - before).isBetween(1_000L, 3_000L);
    }

    /** No step reads without bound: the search for nothing in a large database ends at a mark. */
    @Test
    void pageEndsAtAMarkAfterTwentyThousandEntries() {
        Gate.meet(north, south);
        for (int number = 0; number < 50; number++) {
            north.createMany(10 + number * 1_000, 1_000);
        }
        south.requestNow(north, now);
        UpdateRequest request = south.due(now).stream()
                .filter(UpdateRequest.class::isInstance)
                .map(UpdateRequest.class::cast)
                .findFirst()
                .orElseThrow();
        Vector all = request.vector().with(north.epoch(), Ranges.upTo(north.usn()));
        long before = north.entriesRead();
        north.receive(
                new UpdateRequest(
                        request.header(),
                        request.context(),
                        request.number(),
                        request.position(),
                        Vector.EMPTY.with(all),
                        request.options(),
                        request.recovery()),
                now);
        assertThat(north.entriesRead() - before).isBetween(1_000L, 21_000L);
    }

    private static boolean isLive(Gate gate, int number) {
        return gate.read(
                directory -> directory.entry(id(number)).orElseThrow().entry().isLive());
    }

    private static String fingerprint(Gate gate) {
        return gate.read(directory -> directory.totals(BASE).digest()).toString();
    }

    private static boolean isPage(Message message) {
        return message instanceof Update;
    }

    private Inbound inbound() {
        return north.read(directory -> directory.link(south.site(), BASE)).inbound();
    }

    private Backsync backsync() {
        return inbound().backsync();
    }

    private long requestNumber() {
        return inbound().request();
    }

    private boolean owes() {
        return owes(north);
    }

    private static boolean owes(Gate gate) {
        return gate.read(directory -> directory.partners().get(0)).owesBacksync();
    }

    private static List<UpdateRequest> flagged(List<Message> messages) {
        Predicate<UpdateRequest> flag = each -> each.recovery().backsync();
        return messages.stream()
                .filter(UpdateRequest.class::isInstance)
                .map(UpdateRequest.class::cast)
                .filter(flag)
                .toList();
    }

    private UpdateRequest flagged() {
        List<UpdateRequest> all = flagged(north.due(now));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** All that the partner sends because of {@code request}. */
    private List<Message> answer(UpdateRequest request) {
        south.receive(request, now);
        return new ArrayList<>(south.due(now))
                .stream().filter(BacksyncTest::isPage).toList();
    }

    private static Update update(List<Message> messages) {
        return messages.stream()
                .filter(Update.class::isInstance)
                .map(Update.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void restore() {
        restore(north, backup);
    }

    private void restore(Gate gate, int image) {
        gate.putBack(image);
        gate.step(
                (directory, at) -> gate.replication().restored(directory, at, new byte[10]),
                later());
        gate.start(now);
    }

    private Instant later() {
        now = now.plus(Duration.ofSeconds(10));
        return now;
    }

    private void settle() {
        Gate.talk(north, south, later());
        Gate.talk(north, south, later());
    }

    private void daysPass() {
        for (int day = 0; day < 3; day++) {
            now = now.plus(Duration.ofDays(1));
            Gate.talk(north, south, now);
        }
    }
}
