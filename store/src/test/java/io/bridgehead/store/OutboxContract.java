package io.bridgehead.store;

import static io.bridgehead.store.Samples.NOON;
import static io.bridgehead.store.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Carried;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.letter.WaitingLetters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every outbox does. */
interface OutboxContract {
    Store store();

    private void post(NewLetter... letters) {
        store().write(transaction -> {
            List.of(letters).forEach(transaction::post);
            return 0;
        });
    }

    private List<String> due(Instant now, int limit) {
        return store().outbox().due(new SiteId("SOUTH"), now, limit).stream()
                .map(each -> each.label().messageId())
                .toList();
    }

    @Test
    default void lettersAreDueInTheOrderOfPosting() {
        post(letter(1, "SOUTH", "b"), letter(2, "EAST", "d"), letter(3, "SOUTH", "a"));
        post(letter(4, "SOUTH", "c"));
        assertThat(due(NOON.plusSeconds(4), 9))
                .containsExactly("message-1", "message-3", "message-4");
        assertThat(due(NOON.plusSeconds(4), 2)).containsExactly("message-1", "message-3");
        assertThat(due(NOON.plusSeconds(3), 9)).containsExactly("message-1", "message-3");
        assertThat(store().outbox().size()).isEqualTo(4);
    }

    @Test
    default void aSnapshotCountsWhatWaitsAndShowsTheFirst() {
        assertThat(store().<WaitingLetters>read(each -> each.waitingLetters(9)))
                .isEqualTo(new WaitingLetters(0, List.of()));
        post(letter(1, "SOUTH", ""), letter(2, "EAST", ""), letter(3, "SOUTH", ""));
        WaitingLetters waiting = store().read(each -> each.waitingLetters(2));
        assertThat(waiting.count()).isEqualTo(3);
        assertThat(waiting.first()).isEqualTo(store().outbox().list(2));
    }

    @Test
    default void aReplacedLetterLeavesAndTheOtherIsPosted() {
        post(letter(1, "SOUTH", "a"), letter(2, "SOUTH", "b"));
        long number = store().outbox().list(1).get(0).number();
        store().outbox().replace(number, letter(3, "EAST", "c"));
        store().outbox().replace(number, letter(4, "EAST", "d"));
        assertThat(store().outbox().list(9))
                .extracting(each -> each.label().messageId())
                .containsExactly("message-2", "message-3");
        post(letter(5, "EAST", "e"));
        assertThat(store().outbox().list(9)).extracting(LetterHead::number).doesNotHaveDuplicates();
    }

    @Test
    default void sitesAreThoseForWhichLettersWait() {
        assertThat(store().outbox().sites()).isEmpty();
        post(letter(1, "SOUTH", ""), letter(2, "EAST", ""), letter(3, "SOUTH", ""));
        assertThat(store().outbox().sites())
                .containsExactly(new SiteId("EAST"), new SiteId("SOUTH"));
    }

    @Test
    default void aLetterComesBackWhole() {
        NewLetter letter = letter(1, "SOUTH", "topic");
        post(letter);
        Letter found = store().outbox()
                .due(letter.label().to(), letter.label().created(), 9)
                .get(0);
        assertThat(store().outbox().list(9)).containsExactly(LetterHead.of(found));
        assertThat(found.content()).usingRecursiveComparison().isEqualTo(letter);
        assertThat(found.attempts()).isZero();
        assertThat(found.trouble()).isEmpty();
        assertThat(found.due()).isEqualTo(letter.label().created());
    }

    @Test
    default void headsOfWhatIsDueAreReadUnopenedAndOpenedOneByOne() {
        post(letter(1, "SOUTH", ""), letter(2, "EAST", ""), letter(3, "SOUTH", ""));
        Instant now = NOON.plusSeconds(4);
        List<LetterHead> heads = store().outbox().dueHeads(new SiteId("SOUTH"), now, 9);
        assertThat(heads)
                .extracting(each -> each.label().messageId())
                .containsExactly("message-1", "message-3");
        assertThat(store().outbox().dueHeads(new SiteId("SOUTH"), now, 1)).hasSize(1);
        Letter opened = store().outbox().open(heads.get(0)).orElseThrow();
        assertThat(opened.content()).usingRecursiveComparison().isEqualTo(letter(1, "SOUTH", ""));
        store().outbox().sent(opened.number());
        assertThat(store().outbox().open(heads.get(0))).isEmpty();
    }

    @Test
    default void whatIsWithdrawnIsGoneAndWhatIsPostedWithItStays() {
        post(letter(1, "SOUTH", "t"), letter(2, "EAST", "t"), letter(3, "SOUTH", ""));
        post(letter(4, "SOUTH", "t"), letter(5, "SOUTH", "u"));
        assertThat(store().outbox().size()).as("letters on one topic stay").isEqualTo(5);
        store().write(transaction -> {
            transaction.post(letter(6, "SOUTH", "t"));
            transaction.withdraw(new SiteId("SOUTH"), "t");
            transaction.withdraw(new SiteId("SOUTH"), "");
            transaction.withdraw(new SiteId("WEST"), "t");
            return 0;
        });
        assertThat(store().outbox().list(9))
                .extracting(each -> each.label().messageId())
                .containsExactly("message-2", "message-3", "message-5", "message-6");
    }

    @Test
    default void whatWasSentIsGoneAndItsNumberNeverComesBack() {
        post(letter(1, "SOUTH", ""), letter(2, "SOUTH", ""));
        List<LetterHead> letters = store().outbox().list(9);
        letters.forEach(each -> store().outbox().sent(each.number()));
        letters.forEach(each -> store().outbox().sent(each.number()));
        assertThat(store().outbox().size()).isZero();
        post(letter(3, "SOUTH", ""));
        assertThat(store().outbox().list(9).get(0).number())
                .isGreaterThan(letters.get(1).number());
    }

    @Test
    default void whatEachConnectorCarriedIsRemembered() {
        post(letter(1, "SOUTH", ""), letter(2, "SOUTH", ""));
        List<LetterHead> letters = store().outbox().list(9);
        Carried today = new Carried("smart-host", NOON, 5_000);
        store().outbox().sent(letters.get(0).number(), today);
        store().outbox().sent(letters.get(1).number(), new Carried("direct", NOON, 70));
        assertThat(store().outbox().size()).isZero();
        Carried later = new Carried("smart-host", NOON.plusSeconds(86_400), 1L << 40);
        store().outbox().sent(letters.get(0).number(), later);
        assertThat(store().outbox().carried())
                .containsExactly(new Carried("direct", NOON, 70), later);
    }

    @Test
    default void sizesThatRelaysRefuseAreRememberedUntilTheyAreForgotten() {
        SizeLimit all = new SizeLimit(
                "direct", SizeLimit.EVERY_SITE, 1L << 20, (1L << 20) + 1, NOON, "SIZE 1048576");
        SizeLimit south = new SizeLimit("smart-host", "SOUTH", 136_000, 272_000, NOON, "5.3.4 no");
        SizeLimit less =
                new SizeLimit("smart-host", "SOUTH", 68_000, 136_000, NOON.plusSeconds(9), "552");
        store().outbox().keep(south);
        store().write(tx -> {
            tx.keep(all);
            tx.keep(less);
            return 0;
        });
        assertThat(store().outbox().sizeLimits()).containsExactly(all, less);
        store().outbox().forget(south);
        store().outbox().forget(south);
        assertThat(store().outbox().sizeLimits()).containsExactly(all);
    }

    @Test
    default void whatFailedWaitsAndKeepsItsPlace() {
        post(letter(1, "SOUTH", ""), letter(2, "SOUTH", ""));
        long first = store().outbox().list(1).get(0).number();
        store().outbox().deferred(first, NOON.plusSeconds(60), "451 later");
        store().outbox().deferred(999, NOON, "unknown");
        assertThat(due(NOON.plusSeconds(59), 9)).containsExactly("message-2");
        assertThat(due(NOON.plusSeconds(60), 9)).containsExactly("message-1", "message-2");
        LetterHead letter = store().outbox().list(1).get(0);
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.trouble()).isEqualTo("451 later");
    }

    @Test
    default void expiredLettersAreNotDueAndAreDroppedWhenAsked() {
        post(letter(1, "SOUTH", ""), letter(100, "SOUTH", ""));
        Instant between = NOON.plusSeconds(3600 + 50);
        assertThat(due(between, 9)).containsExactly("message-100");
        assertThat(due(NOON.plusSeconds(3601), 9)).hasSize(2);
        assertThat(store().outbox().expire(between))
                .extracting(each -> each.label().messageId())
                .containsExactly("message-1");
        assertThat(store().outbox().expire(between)).isEmpty();
        assertThat(store().outbox().size()).isEqualTo(1);
    }
}
