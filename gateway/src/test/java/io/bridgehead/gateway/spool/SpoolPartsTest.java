package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.mail.Mails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spool is made of: its room, its counter, and its files. */
class SpoolPartsTest {

    private static final SpoolId ID = new SpoolId(7);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final long MILLIS = 1_772_366_400_000L;

    @TempDir
    private Path folder;

    // The room.

    @Test
    void roomIsTakenByBytesAndGivenBackIfTheMailIsNotKept() {
        SpoolRoom room = new SpoolRoom(new SpoolLimits(10, 100, 1));
        try (SpoolRoom.Claim claim = room.claim().orElseThrow()) {
            assertThat(claim.grow(60)).isTrue();
            assertThat(claim.grow(41)).isFalse();
            assertThat(claim.grow(40)).isTrue();
            assertThat(claim.size()).isEqualTo(100);
            assertThat(room.isFull()).isTrue();
            assertThat(room.claim()).isEmpty();
        }
        assertThat(room.isFull()).isFalse();
        assertThat(room).hasToString("0 mails of 10, 0 bytes of 100");
    }

    @Test
    void keptMailTakesRoomUntilItIsReleased() {
        SpoolRoom room = new SpoolRoom(new SpoolLimits(1, 100, 1));
        try (SpoolRoom.Claim claim = room.claim().orElseThrow()) {
            claim.grow(30);
            claim.keep();
        }
        assertThat(room.claim()).isEmpty();
        assertThat(room).hasToString("1 mails of 1, 30 bytes of 100");
        room.release(30);
        assertThat(room.claim()).isPresent();
    }

    @Test
    void mailsThatAreThereAnywayCountBeyondTheLimits() {
        SpoolRoom room = new SpoolRoom(new SpoolLimits(1, 100, 1));
        room.add(90);
        room.add(90);
        assertThat(room.isFull()).isTrue();
        room.release(90);
        assertThat(room.isFull()).isTrue();
        room.release(90);
        assertThat(room.isFull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0", "-1, 1, 1"})
    void spoolThatHoldsNothingIsRefused(int mails, long bytes, int quarantined) {
        assertThatThrownBy(() -> new SpoolLimits(mails, bytes, quarantined))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // The counter.

    @Test
    void idsGrowAndAreNeverHandedOutTwiceOverRestarts() throws IOException {
        TreeSet<SpoolId> handedOut = new TreeSet<>();
        for (int restart = 0; restart < 4; restart++) {
            SpoolCounter counter = new SpoolCounter(folder, 0, MILLIS);
            for (int i = 0; i < 700; i++) {
                SpoolId id = counter.take();
                assertThat(handedOut.isEmpty() || id.compareTo(handedOut.last()) > 0)
                        .isTrue();
                handedOut.add(id);
            }
        }
        assertThat(handedOut).hasSize(2_800);
    }

    @Test
    void counterStaysAboveTheFilesThatAreThere() throws IOException {
        assertThat(new SpoolCounter(folder, 41, MILLIS).take()).isEqualTo(new SpoolId(42));
    }

    /** A second mail under an old id would be taken for the first. */
    @ParameterizedTest
    @ValueSource(strings = {"", "many", "12x", "-5", "9999999999999999999999", "\u00e9\u0000"})
    void damagedCounterGoesOnFarAboveAllIdsThatWereHandedOut(String content) throws IOException {
        Files.writeString(folder.resolve("next"), content);
        assertThat(new SpoolCounter(folder, 5, MILLIS).take()).isEqualTo(new SpoolId(MILLIS));
        assertThat(new SpoolCounter(folder, 5, MILLIS).take().number()).isGreaterThan(MILLIS);
    }

    // The files.

    @ParameterizedTest
    @CsvSource({
        "0000000000007.mail, 7",
        "0000000000000.mail, 0",
        "123456789012345678.mail, 123456789012345678"
    })
    void mailsAreKnownByTheirNames(String name, long number) throws IOException {
        Files.writeString(folder.resolve(name), "x");
        assertThat(SpoolFile.allIn(folder)).containsExactly(Map.entry(new SpoolId(number), 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7.mail", "0000000000007.mail.tmp", "next", "0000000000007.reason", "x"})
    void otherFilesAreLeftAlone(String name) throws IOException {
        Files.writeString(folder.resolve(name), "x");
        assertThat(SpoolFile.allIn(folder)).isEmpty();
    }

    @Test
    void mailIsReadAsItWasWrittenWhateverItsBytes() throws IOException {
        for (String mail : new String[] {"", "\n\n", "Sender: <>\n\n", "\r\n.\r\n", "\u0000ä"}) {
            write(new String(header(), UTF_8) + mail);
            SpooledMail read = SpoolFile.read(ID, SpoolFile.in(folder, ID));
            assertThat(read.bytes()).isEqualTo(mail.getBytes(UTF_8));
            assertThat(read.envelope()).isEqualTo(Mails.NORTH_TO_SOUTH);
            assertThat(read.received()).isEqualTo(NOW);
            assertThat(read.peer()).isEqualTo("peer");
        }
    }

    /** A peer chooses some of what is in the header, and must not add lines to it. */
    @Test
    void peerCannotAddLinesToTheHeader() {
        String text = new String(
                SpoolFile.header(Mails.NORTH_TO_SOUTH, "a\nSender: <evil@x.example>\n\nb", NOW),
                UTF_8);
        assertThat(text).contains("Peer: a Sender: <evil@x.example> b\n").endsWith("\n\n");
        assertThat(text.lines().filter(line -> line.startsWith("Sender:"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sender", "Recipient", "Peer", "Received"})
    void headerWithoutOneOfItsLinesIsDamagedAndNamesIt(String field) throws IOException {
        write(new String(header(), UTF_8).replaceFirst(field + ": [^\n]*\n", "") + "mail");
        assertThatThrownBy(() -> SpoolFile.read(ID, SpoolFile.in(folder, ID)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged spool header")
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway@north.example, no address",
        "gateway@south.example, two@at@signs",
        "2026-03-01T12:00:00Z, yesterday"
    })
    void headerWithAValueThatMakesNoSenseIsDamaged(String good, String bad) throws IOException {
        write(new String(header(), UTF_8).replace(good, bad) + "mail");
        assertThatThrownBy(() -> SpoolFile.read(ID, SpoolFile.in(folder, ID)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged spool header");
    }

    @Test
    void fileThatIsCutInItsHeaderIsDamagedWhereverThatIs() throws IOException {
        String whole = new String(header(), UTF_8);
        for (int length = 0; length < whole.length(); length++) {
            write(whole.substring(0, length));
            assertThatThrownBy(() -> SpoolFile.read(ID, SpoolFile.in(folder, ID)))
                    .as("cut to %d characters", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void nullPathIsKeptApartFromAnAddress() throws IOException {
        Envelope bounce = new Envelope(Optional.empty(), Mails.SOUTH);
        write(new String(SpoolFile.header(bounce, "peer", NOW), UTF_8) + "mail");
        assertThat(SpoolFile.read(ID, SpoolFile.in(folder, ID)).envelope()).isEqualTo(bounce);
    }

    @Test
    void idsSortAsTextAsTheyDoAsNumbers() {
        assertThat(new SpoolId(9)).isLessThan(new SpoolId(10));
        assertThat(new SpoolId(9).toString()).isLessThan(new SpoolId(10).toString());
        assertThat(new SpoolId(9)).hasToString("0000000000009");
    }

    // The disk.

    @Test
    void smallFileIsReplacedAsAWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("small"), "a longer old content");
        Disk.replace(file, "new".getBytes(UTF_8));
        assertThat(file).hasContent("new");
        assertThat(folder.resolve("small.tmp")).doesNotExist();
    }

    @Test
    void replacementLeftByACrashIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("small.tmp"), "a half-written replacement");
        Disk.replace(folder.resolve("small"), "new".getBytes(UTF_8));
        assertThat(folder.resolve("small")).hasContent("new");
    }

    @Test
    void discardingWhatIsNotThereDoesNothing() {
        Disk.discard(folder.resolve("none"));
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] header() {
        return SpoolFile.header(Mails.NORTH_TO_SOUTH, "peer", NOW);
    }

    private void write(String content) throws IOException {
        Files.writeString(SpoolFile.in(folder, ID), content);
    }
}
