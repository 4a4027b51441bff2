package io.bridgehead.store.hsql;

import static io.bridgehead.store.Samples.CONTEXT;
import static io.bridgehead.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.bridgehead.store.Changes;
import io.bridgehead.store.DamageException;
import io.bridgehead.store.FileCopy;
import io.bridgehead.store.Samples;
import io.bridgehead.store.StoreContract;
import io.bridgehead.store.entry.EntryPacking;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.letter.LetterHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage to the files of a database, of one that was killed and of one that was closed: each start
 * finds the exact content, or is refused and changes nothing.
 */
class HsqlDamageTest {
    /** A cache so small that rows leave it between checkpoints: so there is a backup file. */
    private static final HsqlSettings TIGHT = new HsqlSettings(1_000, 1, 100, 64, 1);

    private static final int ENTRIES = 400;

    private static final String TORN = "/*C2*/SET SCHEMA PUBLIC\nINSERT INTO LETTER VALUES(77,'SOU";

    @TempDir
    static Path samples;

    private static Path killed;
    private static Path closed;
    private static List<String> content;

    @TempDir
    Path home;

    @BeforeAll
    static void makeSamples() throws IOException {
        Path store = samples.resolve("store");
        killed = samples.resolve("killed");
        closed = samples.resolve("closed");
        Founded.in(store);
        try (HsqlStore made = HsqlStore.open(store, TIGHT)) {
            for (int first = 1; first < ENTRIES; first += 100) {
                put(made, first, 100, "before");
            }
        }
        try (HsqlStore made = HsqlStore.open(store, TIGHT)) {
            for (int first = 1; first < ENTRIES; first += 50) {
                put(made, first, 25, "after");
            }
            content = content(made);
            copy(store, killed);
        }
        copy(store, closed);
    }

    private static void put(HsqlStore store, int first, int count, String text) {
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(Samples.people(first, count, id(1)).stream()
                    .map(each -> Samples.with(each, "x", Samples.stamp(9, first), text.repeat(75)))
                    .toList()));
            transaction.post(Samples.letter(first, "SOUTH", ""));
            return first;
        });
    }

    /** Everything that a reader can see, so that any loss shows. */
    private static List<String> content(HsqlStore store) {
        return store.read(directory -> {
            StoreContract.assertConsistent(directory);
            List<String> lines = new ArrayList<>();
            lines.add(directory.usn() + " " + directory.hybridTime() + " " + directory.self());
            lines.add(directory.totals(CONTEXT).toString());
            for (StoredEntry each :
                    directory.changes(CONTEXT, new Range(0, Long.MAX_VALUE - 1), 99_999)) {
                lines.add(each.usn() + " "
                        + Arrays.hashCode(EntryPacking.pack(each.entry())) + " "
                        + each.entry().shown());
            }
            for (LetterHead each : directory.waitingLetters(9_999).first()) {
                lines.add(each.toString());
            }
            return lines;
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.filter(HsqlDamageTest::isOfDatabase).toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }

    private static boolean isOfDatabase(Path file) {
        return file.getFileName().toString().startsWith("directory.") && Files.isRegularFile(file);
    }

    private Path copyOf(Path sample, String name) {
        try {
            Path folder = home.resolve(name);
            copy(sample, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertContent(Path folder) {
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            assertThat(content(store)).isEqualTo(content);
            put(store, 1, 1, "the next change");
        }
        HsqlStore.open(folder, TIGHT).close();
    }

    @Test
    void theSampleOfAKilledDatabaseHasAllKindsOfFiles() throws IOException {
        DatabaseFiles files = new DatabaseFiles(killed);
        for (Path each : List.of(
                files.script(),
                files.properties(),
                files.data(),
                files.backup(),
                files.log(),
                files.check())) {
            assertThat(each).isNotEmptyFile();
        }
        assertThat(Files.size(files.backup())).isGreaterThan(DataPages.BACKUP_PAGE_BYTES);
        assertContent(copyOf(killed, "killed"));
        assertContent(copyOf(closed, "closed"));
    }

    @Test
    void aDamagedByteInTheMiddleOfTheLogIsRefusedByNameWithTheWaysOut() throws IOException {
        Path folder = copyOf(killed, "a");
        Path log = folder.resolve("directory.log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 2] ^= 1;
        Files.write(log, bytes);
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(() -> HsqlStore.open(folder, TIGHT))
                    .isInstanceOf(DamageException.class)
                    .hasMessageStartingWith("the database in " + folder + " is damaged: "
                            + "directory.log was altered behind byte ")
                    .hasMessageContaining("of " + ENTRIES * 3 / 2 + " changes, only the first ")
                    .hasMessageContaining("restore --replace")
                    .hasMessageContaining("('salvage'). The partners then send back");
            assertThat(Files.readAllBytes(log)).isEqualTo(bytes);
        }
    }

    @Test
    void aLogThatIsMissingEmptyOrShortIsRefusedByName() throws IOException {
        Path folder = copyOf(killed, "a");
        Path log = folder.resolve("directory.log");
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(folder, "directory.log has " + bytes.length / 2 + " bytes of ");
        Files.write(log, new byte[0]);
        assertRefused(folder, "directory.log has 0 bytes of ");
        Files.delete(log);
        assertRefused(folder, "directory.log is missing");
        Files.write(log, bytes);
        assertContent(folder);
    }

    private static void assertRefused(Path folder, String words) {
        assertThatThrownBy(() -> HsqlStore.open(folder, TIGHT))
                .isInstanceOf(DamageException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aLastRecordThatAKillCutOffIsNormalAndOpens() throws IOException {
        assertTornOpens(TORN, TORN + "\0\0\0\n\0\0\n");
    }

    @Tag("slow")
    @Test
    void aLastRecordOfWhichOnlyTheBeginningIsThereOpens() throws IOException {
        assertTornOpens("/", "INSERT INTO");
    }

    private void assertTornOpens(String... ends) throws IOException {
        for (String torn : ends) {
            Path folder = copyOf(killed, "torn" + torn.hashCode());
            Files.writeString(
                    folder.resolve("directory.log"),
                    torn,
                    StandardCharsets.ISO_8859_1,
                    StandardOpenOption.APPEND);
            assertContent(folder);
        }
    }

    @Test
    void aLastPageOfTheBackupFileThatAKillCutOffIsNormalAndOpens() throws IOException {
        Path folder = copyOf(killed, "a");
        Path backup = folder.resolve("directory.backup");
        Files.write(
                backup,
                Arrays.copyOf(Files.readAllBytes(backup), 5_000),
                StandardOpenOption.APPEND);
        assertContent(folder);
    }

    @Test
    void aPropertiesFileThatIsMissingEmptyOrHalfIsWrittenAgain() throws IOException {
        assertPropertiesAreWrittenAgain(killed);
    }

    @Tag("slow")
    @Test
    void aPropertiesFileOfAClosedDatabaseIsWrittenAgainToo() throws IOException {
        assertPropertiesAreWrittenAgain(closed);
    }

    private void assertPropertiesAreWrittenAgain(Path sample) throws IOException {
        for (String text : List.of("", "#HSQL Database", "modified=no\nversion=2.7.4\n")) {
            Path folder = copyOf(sample, "length" + text.length());
            Files.writeString(folder.resolve("directory.properties"), text);
            assertContent(folder);
        }
        Path folder = copyOf(sample, "none");
        Files.delete(folder.resolve("directory.properties"));
        assertContent(folder);
    }

    @Test
    void aScriptOrDataFileThatIsMissingIsNoEmptyFolder() throws IOException {
        for (Path sample : List.of(killed, closed)) {
            for (String name : List.of("directory.script", "directory.data")) {
                Path folder = copyOf(sample, sample.getFileName() + name);
                Files.delete(folder.resolve(name));
                assertRefused(folder, name + " is missing");
                assertThatThrownBy(() -> HsqlStore.create(folder, Samples.IDENTITY, TIGHT))
                        .isInstanceOf(DamageException.class);
            }
        }
    }

    @Test
    void filesOfTwoMomentsAreRefused() throws IOException {
        Path folder = copyOf(closed, "a");
        Files.copy(killed.resolve("directory.log"), folder.resolve("directory.log"));
        assertRefused(folder, "directory.log does not belong to the other files");
    }

    @Test
    void aDatabaseWithoutACheckFileOpensAndHasOneAfterwards() throws IOException {
        for (Path sample : List.of(killed, closed)) {
            Path folder = copyOf(sample, sample.getFileName().toString());
            Files.delete(folder.resolve("directory.check"));
            assertContent(folder);
            assertThat(folder.resolve("directory.check")).isNotEmptyFile();
        }
    }

    @Test
    void aDatabaseWithoutACheckFileIsRefusedIfItsLogCannotBeReplayed() throws IOException {
        Path folder = copyOf(killed, "a");
        Files.delete(folder.resolve("directory.check"));
        Path log = folder.resolve("directory.log");
        byte[] bytes = Files.readAllBytes(log);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 500, (byte) '?');
        Files.write(log, bytes);
        assertThatThrownBy(() -> HsqlStore.open(folder, TIGHT))
                .isInstanceOf(DamageException.class)
                .hasMessageStartingWith("the database in " + folder + " cannot be opened");
        assertThat(Files.readAllBytes(log)).isEqualTo(bytes);
    }

    @Test
    void anyDamageIsRefusedOrLeavesTheExactContent() throws IOException {
        for (int seed = 1; seed <= 4; seed++) {
            damageAndOpen(seed);
        }
    }

    @Tag("slow")
    @Test
    void anyOfFiveHundredDamagesIsRefusedOrLeavesTheExactContent() throws IOException {
        for (int seed = 5; seed <= 20; seed++) {
            damageAndOpen(seed);
        }
        for (int seed = 1_000; seed < 1_500; seed++) {
            damageAndOpen(seed);
        }
    }

    private void damageAndOpen(int seed) throws IOException {
        Random random = new Random(seed);
        Path folder = copyOf(random.nextInt(3) == 0 ? closed : killed, "seed" + seed);
        List<Path> all = new DatabaseFiles(folder).present();
        Path victim = all.get(random.nextInt(all.size()));
        String done = damage(victim, random);
        List<FileCopy> before = all(folder);
        try (HsqlStore store = HsqlStore.open(folder, TIGHT)) {
            assertThat(content(store)).as("seed %d: %s", seed, done).isEqualTo(content);
        } catch (DamageException refusal) {
            assertThat(refusal)
                    .as("seed %d: %s", seed, done)
                    .hasMessageContaining(victim.getFileName().toString());
            assertThat(all(folder)).as("seed %d: %s", seed, done).isEqualTo(before);
        } catch (RuntimeException e) {
            fail("seed " + seed + ": " + done, e);
        }
    }

    private static List<FileCopy> all(Path folder) throws IOException {
        List<FileCopy> copies = new ArrayList<>();
        for (Path each : new DatabaseFiles(folder).present()) {
            copies.add(FileCopy.of(each));
        }
        return copies;
    }

    /** Damages a file in one of the ways of disks and hands; returns what was done. */
    private static String damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        String where = file.getFileName() + " of " + bytes.length + " bytes, at " + at;
        switch (random.nextInt(6)) {
            case 0 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                return "cut " + where;
            }
            case 1 -> {
                Files.delete(file);
                return "deleted " + where;
            }
            case 2 -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 4_096), (byte) 0);
                Files.write(file, bytes);
                return "zeroed 4 kB of " + where;
            }
            case 3 -> {
                Files.write(file, new byte[0]);
                return "emptied " + where;
            }
            default -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                return "flipped a bit of " + where;
            }
        }
    }
}
