package io.bridgehead.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.spool.Acceptance.Full;
import io.bridgehead.gateway.spool.Acceptance.Stored;
import io.bridgehead.gateway.spool.Acceptance.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void mailComesBackWithItsEnvelope() {
        Spool spool = open();
        SpoolId id = store(spool, "Subject: x\r\n\r\n\n\nbody");
        SpooledMail mail = spool.read(id);
        assertThat(mail.bytes()).isEqualTo("Subject: x\r\n\r\n\n\nbody".getBytes(UTF_8));
        assertThat(mail.envelope()).isEqualTo(Mails.NORTH_TO_SOUTH);
        assertThat(mail.peer()).isEqualTo("192.0.2.1");
        assertThat(mail.received()).isEqualTo(NOW);
    }

    @Test
    void nullSenderComesBackAsNone() throws IOException {
        Spool spool = open();
        Envelope bounce = new Envelope(Optional.empty(), Mails.SOUTH);
        Acceptance stored = spool.accept(stream("x"), bounce, "peer", 100);
        assertThat(spool.read(((Stored) stored).id()).envelope()).isEqualTo(bounce);
    }

    @Test
    void mailsWaitInTheOrderOfArrival() {
        Spool spool = open();
        List<SpoolId> ids =
                IntStream.range(0, 12).mapToObj(i -> store(spool, "m" + i)).toList();
        assertThat(spool.waiting(100)).isEqualTo(ids).isSorted();
        assertThat(spool.waiting(3)).isEqualTo(ids.subList(0, 3));
    }

    @Test
    void mailsOfAnEarlierRunAreFound() {
        SpoolId id = store(open(), "kept");
        Spool reopened = open();
        assertThat(reopened.waiting(10)).containsExactly(id);
        assertThat(reopened.read(id).bytes()).isEqualTo("kept".getBytes(UTF_8));
    }

    @Test
    void halfWrittenMailsAreSweptAtStart() throws IOException {
        open();
        Files.writeString(folder.resolve("arriving/17.tmp"), "half a ma");
        Spool reopened = open();
        assertThat(reopened.waiting(10)).isEmpty();
        assertThat(folder.resolve("arriving")).isEmptyDirectory();
    }

    @Test
    void idsAreNeverUsedAgainEvenByAnEmptySpool() {
        Spool spool = open();
        SpoolId first = store(spool, "first");
        spool.remove(first);
        assertThat(store(open(), "second")).isGreaterThan(first);
    }

    @Test
    void idsStayAboveFilesThatAreThereAlthoughTheCounterIsLost() throws IOException {
        SpoolId id = store(open(), "first");
        Files.delete(folder.resolve("next"));
        assertThat(store(open(), "second")).isGreaterThan(id);
    }

    @Test
    void removedMailIsGoneAndARepeatDoesNothing() {
        Spool spool = open();
        SpoolId id = store(spool, "x");
        spool.remove(id);
        spool.remove(id);
        assertThat(spool.waiting(10)).isEmpty();
        assertThat(open().waiting(10)).isEmpty();
        assertThatThrownBy(() -> spool.read(id)).isInstanceOf(SpoolException.class);
    }

    @Test
    void mailAboveTheLimitIsRefusedAndLeavesNothing() throws IOException {
        Spool spool = open();
        assertThat(accept(spool, "x".repeat(101), 100)).isEqualTo(new TooLarge(100));
        assertThat(accept(spool, "x".repeat(100), 100)).isInstanceOf(Stored.class);
        assertThat(folder.resolve("arriving")).isEmptyDirectory();
    }

    @Test
    void fullSpoolRefusesUntilMailIsRemoved() {
        Spool spool = new Spool(folder, new SpoolLimits(2, 1 << 20, 5), clock());
        SpoolId first = store(spool, "1");
        store(spool, "2");
        assertThat(spool.isFull()).isTrue();
        assertThat(accept(spool, "3", 100)).isInstanceOf(Full.class);
        spool.remove(first);
        assertThat(accept(spool, "3", 100)).isInstanceOf(Stored.class);
    }

    @Test
    void spoolIsFullByBytesTooAndRemembersThemOverARestart() {
        SpoolLimits limits = new SpoolLimits(100, 2_000, 5);
        Spool spool = new Spool(folder, limits, clock());
        store(spool, "x".repeat(1_500));
        assertThat(accept(spool, "x".repeat(1_000), 5_000)).isInstanceOf(Full.class);
        Spool reopened = new Spool(folder, limits, clock());
        assertThat(accept(reopened, "x".repeat(1_000), 5_000)).isInstanceOf(Full.class);
        assertThat(accept(reopened, "small", 5_000)).isInstanceOf(Stored.class);
    }

    @Test
    void refusedMailsTakeNoRoom() {
        Spool spool = new Spool(folder, new SpoolLimits(2, 1_000, 5), clock());
        for (int i = 0; i < 20; i++) {
            accept(spool, "x".repeat(500), 100);
        }
        assertThat(accept(spool, "small", 100)).isInstanceOf(Stored.class);
    }

    @Test
    void brokenConnectionLeavesNothing() throws IOException {
        Spool spool = open();
        InputStream reset = new FilterInputStream(stream("")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream broken = new SequenceInputStream(stream("x".repeat(50)), reset);
        assertThatThrownBy(() -> spool.accept(broken, Mails.NORTH_TO_SOUTH, "peer", 100))
                .isInstanceOf(IOException.class);
        assertThat(spool.waiting(10)).isEmpty();
        assertThat(folder.resolve("arriving")).isEmptyDirectory();
    }

    @Test
    void quarantinedMailKeepsItsReasonOverARestart() {
        Spool spool = open();
        SpoolId id = store(spool, "odd");
        spool.quarantine(id, "NOT_OURS", "not\r\nours");
        assertThat(spool.waiting(10)).isEmpty();
        Spool reopened = open();
        assertThat(reopened.waiting(10)).isEmpty();
        assertThat(reopened.quarantined()).hasSize(1).allSatisfy(it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.reason()).isEqualTo("NOT_OURS: not ours");
        });
        reopened.requeue(id);
        assertThat(reopened.read(id).bytes()).isEqualTo("odd".getBytes(UTF_8));
    }

    /** Reason files of earlier versions have other codes, and some have none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_OURS                     | NOT_OURS                   | ''",
                "TOO_LARGE: 9 bytes: of 8     | TOO_LARGE                  | 9 bytes: of 8",
                "internal error: java.lang.X  | internal error             | java.lang.X",
                "an older line without a code | an older line without a code | ''",
            })
    void reasonFileOfAnyVersionIsRead(String written, String code, String detail)
            throws IOException {
        Spool spool = open();
        SpoolId id = store(spool, "odd");
        spool.quarantine(id, "CODE", "detail");
        Files.writeString(folder.resolve("quarantine").resolve(id + ".reason"), written + "\n");
        assertThat(open().quarantined()).singleElement().satisfies(it -> {
            assertThat(it.code()).isEqualTo(code);
            assertThat(it.detail()).isEqualTo(detail);
            assertThat(it.reason()).isEqualTo(written);
        });
    }

    @ParameterizedTest
    @CsvSource({"LOOPED, ''", "MALFORMED, 'BAD_ENCODING: 3 of 4, cut'"})
    void codeAndDetailComeBackAsTheyWere(String code, String detail) {
        Spool spool = open();
        SpoolId id = store(spool, "odd");
        spool.quarantine(id, code, detail);
        for (Spool each : List.of(spool, open())) {
            assertThat(each.quarantined())
                    .containsExactly(new Quarantined(
                            id, code, detail, each.quarantined().get(0).bytes()));
        }
    }

    @Test
    void quarantinedMailWhoseReasonIsLostIsKept() throws IOException {
        Spool spool = open();
        SpoolId id = store(spool, "odd");
        spool.quarantine(id, "LOOPED", "");
        Files.delete(folder.resolve("quarantine").resolve(id + ".reason"));
        assertThat(open().quarantined())
                .singleElement()
                .extracting(Quarantined::code)
                .isEqualTo("REASON_LOST");
    }

    @Test
    void droppedMailLeavesNeitherFileAndARepeatDoesNothing() {
        Spool spool = open();
        SpoolId id = store(spool, "odd");
        spool.quarantine(id, "LOOPED", "");
        spool.dropQuarantined(id);
        spool.dropQuarantined(id);
        assertThat(spool.quarantined()).isEmpty();
        assertThat(folder.resolve("quarantine")).isEmptyDirectory();
    }

    @Test
    void quarantineOfAMailThatIsNotThereDoesNothing() {
        Spool spool = open();
        spool.quarantine(new SpoolId(17), "LOOPED", "");
        assertThat(spool.quarantined()).isEmpty();
    }

    @Test
    void mailThatIsNotInQuarantineCannotWaitAgain() {
        Spool spool = open();
        assertThatThrownBy(() -> spool.requeue(new SpoolId(17)))
                .isInstanceOf(SpoolException.class)
                .hasMessageContaining("requeue");
        assertThat(spool.size()).isZero();
    }

    /** Otherwise it could never be looked at. */
    @Test
    void mailLargerThanTheWholeQuarantineHasItForItself() {
        Spool big = open();
        List<SpoolId> ids = setAside(big, "a", "b");
        Spool small = new Spool(folder, new SpoolLimits(10, 900, 10), clock());
        assertThat(small.quarantined()).extracting(Quarantined::id).containsExactly(ids.get(1));
    }

    @Test
    void quarantinedMailCanWaitAgain() {
        Spool spool = open();
        SpoolId id = store(spool, "odd");
        spool.quarantine(id, "reason", "");
        spool.requeue(id);
        assertThat(spool.quarantined()).isEmpty();
        assertThat(spool.waiting(10)).containsExactly(id);
    }

    @Test
    void quarantineIsBoundedAndLosesTheOldest() {
        Spool spool = new Spool(folder, new SpoolLimits(10, 1 << 20, 2), clock());
        List<SpoolId> ids = Stream.of("a", "b", "c").map(it -> store(spool, it)).toList();
        ids.forEach(id -> spool.quarantine(id, "why", ""));
        assertThat(spool.quarantined()).extracting(Quarantined::id).isEqualTo(ids.subList(1, 3));
    }

    @Test
    void quarantineIsBoundedByBytesTooAndLosesTheOldest() {
        Spool spool = new Spool(folder, new SpoolLimits(10, 2_000, 10), clock());
        List<SpoolId> ids = setAside(spool, "a", "b", "c", "d");
        assertThat(spool.quarantined()).extracting(Quarantined::id).isEqualTo(ids.subList(2, 4));
        assertThat(spool.quarantined().stream().mapToLong(Quarantined::bytes).sum())
                .isBetween(1_600L, 2_000L);
        assertThat(folder.resolve("quarantine").resolve(ids.get(0) + ".mail")).doesNotExist();
        assertThat(folder.resolve("quarantine").resolve(ids.get(0) + ".reason")).doesNotExist();
    }

    @Test
    void whatIsGivenBackMakesRoomInQuarantine() {
        Spool spool = new Spool(folder, new SpoolLimits(10, 2_000, 10), clock());
        List<SpoolId> ids = setAside(spool, "a", "b");
        spool.requeue(ids.get(1));
        spool.remove(ids.get(1));
        SpoolId last = setAside(spool, "c").get(0);
        assertThat(spool.quarantined())
                .extracting(Quarantined::id)
                .containsExactly(ids.get(0), last);
    }

    @Test
    void quarantineOfAnEarlierRunIsCutToTheBytesItMayHave() {
        List<SpoolId> ids = setAside(open(), "a", "b", "c");
        Spool reopened = new Spool(folder, new SpoolLimits(10, 2_000, 10), clock());
        assertThat(reopened.quarantined()).extracting(Quarantined::id).isEqualTo(ids.subList(1, 3));
    }

    @Test
    void lookingAtTheQuarantineReadsNoFiles() throws IOException {
        SpoolId id = setAside(open(), "a").get(0);
        Spool reopened = open();
        Files.delete(folder.resolve("quarantine").resolve(id + ".reason"));
        assertThat(reopened.quarantined()).extracting(Quarantined::reason).containsExactly("why");
    }

    /** Some 900 bytes each. */
    private static List<SpoolId> setAside(Spool spool, String... names) {
        return Stream.of(names)
                .map(it -> {
                    SpoolId id = store(spool, it.repeat(800));
                    spool.quarantine(id, "why", "");
                    return id;
                })
                .toList();
    }

    @Test
    void damagedFileCannotBeReadButCanBeSetAside() throws IOException {
        Spool spool = open();
        SpoolId id = store(spool, "x");
        Files.writeString(folder.resolve(id + ".mail"), "no header");
        assertThatThrownBy(() -> spool.read(id))
                .isInstanceOf(SpoolException.class)
                .hasMessageContaining("damaged");
        spool.quarantine(id, "damaged", "");
        assertThat(spool.waiting(10)).isEmpty();
    }

    @Test
    void manyThreadsStoreManyMailsAndLoseNone() {
        Spool spool = open();
        List<SpoolId> ids = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> store(spool, "mail " + i))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(spool.waiting(1_000)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(spool.waiting(1_000)).allMatch(id -> spool.read(id).bytes().length > 5);
    }

    private Spool open() {
        return new Spool(folder, SpoolLimits.DEFAULT, clock());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static SpoolId store(Spool spool, String mail) {
        return ((Stored) accept(spool, mail, 1 << 20)).id();
    }

    private static Acceptance accept(Spool spool, String mail, long maxBytes) {
        try {
            return spool.accept(stream(mail), Mails.NORTH_TO_SOUTH, "192.0.2.1", maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
