package io.bridgehead.store.hsql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.store.Directory;
import io.bridgehead.store.StoreContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed: whatever a commit returned for is there afterwards. */
class HsqlKillTest {
    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void create() {
        folder = home.resolve("store");
        Founded.in(folder);
    }

    @Test
    void aKilledWriterLosesNoCommit() throws Exception {
        killAndLook(1);
    }

    @Test
    @Tag("slow")
    void tenKilledWritersLoseNoCommit() throws Exception {
        for (int seed = 1; seed <= 10; seed++) {
            killAndLook(seed);
        }
    }

    @Test
    void aWriterThatIsKilledWhileItGivesSpaceBackLosesNoCommit() throws Exception {
        killAndLook(2, "tidy");
    }

    @Test
    @Tag("slow")
    void twentyWritersThatAreKilledWhileTheyGiveSpaceBackLoseNoCommit() throws Exception {
        for (int seed = 1; seed <= 20; seed++) {
            killAndLook(seed, "tidy");
        }
    }

    private void killAndLook(int seed, String... more) throws Exception {
        long printed = killed(seed, 5 + new Random(seed).nextInt(120), more);
        try (HsqlStore store = HsqlStore.open(folder, HsqlSettings.DEFAULT)) {
            Directory seen = store.read(directory -> {
                StoreContract.assertConsistent(directory);
                return directory;
            });
            assertThat(seen.usn()).isGreaterThanOrEqualTo(printed);
            assertThat(store.outbox().size()).isPositive();
        }
    }

    /** Runs a writer for so many commits, then kills it; the last USN that it printed. */
    private long killed(int seed, int commits, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                folder.toString(),
                String.valueOf(seed)));
        command.addAll(List.of(more));
        Process writer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader lines = writer.inputReader()) {
            for (int i = 0; i < commits; i++) {
                last = Long.parseLong(nextLine(lines));
            }
            // The handle kills like the process does, but leaves what was printed readable.
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.matches("[0-9]+") ? Math.max(last, Long.parseLong(line)) : last;
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return last;
    }

    private static String nextLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IllegalStateException("the writer ended by itself");
        }
        return line;
    }
}
