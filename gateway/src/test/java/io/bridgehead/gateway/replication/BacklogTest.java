package io.bridgehead.gateway.replication;

import static io.bridgehead.gateway.replication.Gate.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A relay keeps thousands of mails from NORTH to SOUTH, and lets them all go at once. */
class BacklogTest {
    private static final int MAILS = 2_000;
    private static final int MAILS_WHEN_SLOW = 10_000;
    private static final int WITH_HOLES = 1_000;

    private final Gate north = Gate.at("NORTH");
    private final Gate south = Gate.at("SOUTH");
    private final List<Message> kept = new ArrayList<>();
    private Instant now = NOON;

    private void keep(int mails) {
        Gate.meet(north, south);
        for (int i = 1; i <= mails; i++) {
            now = now.plusSeconds(2);
            north.create(i);
            north.due(now).stream().filter(Update.class::isInstance).forEach(kept::add);
        }
    }

    @Test
    void inOrderTheyAreReadOneByOneAndHardlyAnythingIsAsked() {
        keep(MAILS);
        assertThat(kept).hasSize(MAILS);
        assertThat(questionsWhileReading()).isLessThan(20);
        assertAllIsHereAndNothingIsAsked();
    }

    @Test
    void inDisorderTheyAreReadOneByOneAndHardlyAnythingIsAsked() {
        readInDisorder(MAILS);
    }

    @Test
    @Tag("slow")
    void tenThousandInDisorderAreReadOneByOneAndHardlyAnythingIsAsked() {
        readInDisorder(MAILS_WHEN_SLOW);
    }

    private void readInDisorder(int mails) {
        keep(mails);
        Collections.shuffle(kept, new Random(42));
        assertThat(questionsWhileReading()).isLessThan(20);
        assertAllIsHereAndNothingIsAsked();
    }

    /** One in fifty is lost: what was in them is asked for, not all again. */
    @Test
    void holesAreFilledAndNothingElseIsSentAgain() {
        keep(WITH_HOLES);
        Collections.shuffle(kept, new Random(43));
        kept.subList(0, WITH_HOLES / 50).clear();
        assertThat(questionsWhileReading()).isLessThan(20);
        List<Message> again = new ArrayList<>();
        now = now.plus(Duration.ofDays(1));
        for (int round = 0; round < 1_000 && !isHere(WITH_HOLES); round++) {
            south.due(now).forEach(each -> north.receive(each, now));
            List<Message> answer = north.due(now);
            answer.forEach(each -> south.receive(each, now));
            again.addAll(answer);
            now = now.plusSeconds(60);
        }
        assertThat(isHere(WITH_HOLES)).isTrue();
        int sentAgain = again.stream()
                .filter(Update.class::isInstance)
                .mapToInt(each -> ((Update) each).content().entries().size())
                .sum();
        assertThat(sentAgain).isEqualTo(WITH_HOLES / 50);
    }

    private int questionsWhileReading() {
        int questions = 0;
        for (Message each : kept) {
            now = now.plusMillis(10);
            south.receive(each, now);
            questions += south.due(now).size();
        }
        return questions;
    }

    private boolean isHere(int mails) {
        return IntStream.rangeClosed(1, mails).allMatch(south::has);
    }

    private void assertAllIsHereAndNothingIsAsked() {
        assertThat(isHere(kept.size())).isTrue();
        assertThat(south.due(now.plusSeconds(60))).noneMatch(UpdateRequest.class::isInstance);
    }
}
