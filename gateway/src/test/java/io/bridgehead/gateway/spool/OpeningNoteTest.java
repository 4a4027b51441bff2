package io.bridgehead.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningNoteTest {

    private static final SpoolId SEVENTH = new SpoolId(7);
    private static final SpoolId EIGHTH = new SpoolId(8);

    @TempDir
    Path folder;

    @Test
    void eachStartThatEndedOnOneMailCounts() {
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isZero();
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isEqualTo(1);
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isEqualTo(2);
    }

    @Test
    void otherMailsAreNotSuspected() {
        new OpeningNote(folder).begin(SEVENTH);
        assertThat(new OpeningNote(folder).begin(EIGHTH)).isZero();
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isZero();
    }

    @Test
    void startThatEndedAfterItsMailWasPutBackCountsNothing() {
        OpeningNote note = new OpeningNote(folder);
        note.begin(SEVENTH);
        note.end();
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isZero();
    }

    @Test
    void mailThatIsOpenedTwiceInOneRunCountsOnce() {
        OpeningNote note = new OpeningNote(folder);
        note.begin(SEVENTH);
        assertThat(note.begin(SEVENTH)).isZero();
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7 x", "-7 1", "9999999999999999999 1", "\u0000\u0000"})
    void damagedNoteAccusesNoMail(String content) throws IOException {
        Files.writeString(folder.resolve("opening"), content);
        assertThat(new OpeningNote(folder).begin(SEVENTH)).isZero();
    }
}
