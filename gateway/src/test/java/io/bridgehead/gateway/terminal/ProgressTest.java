package io.bridgehead.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    /** Shows again and again until something appears. */
    private void showUntilSeen(Progress progress, long done, long total) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            progress.show(done, total, done + " entries");
            return !shown().isEmpty();
        });
    }

    @Test
    void shortWorkShowsNothing() {
        try (Progress progress = new Progress(err, true, "import")) {
            progress.show(1, 2, "1 entry");
            progress.show(2, 2, "2 entries");
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void longWorkOnATerminalIsABarThatIsErasedAtTheEnd() {
        try (Progress progress = new Progress(err, true, "import")) {
            showUntilSeen(progress, 50, 100);
        }
        assertThat(shown())
                .startsWith("\rimport [###############---------------] 50 %, 50 entries")
                .endsWith("\r")
                .doesNotContain("\n");
        String erased = shown().substring(0, shown().length() - 1);
        assertThat(erased.substring(erased.lastIndexOf('\r'))).isBlank();
    }

    @Test
    void workOfUnknownLengthHasNoBar() {
        try (Progress progress = new Progress(err, true, "export")) {
            showUntilSeen(progress, 7, 0);
        }
        assertThat(shown()).startsWith("\rexport: 7 entries").doesNotContain("%", "[");
    }

    @Test
    void moreThanTheTotalIsAHundredPercent() {
        try (Progress progress = new Progress(err, true, "import")) {
            showUntilSeen(progress, 300, 100);
        }
        assertThat(shown()).contains("[" + "#".repeat(30) + "] 100 %");
    }

    @Test
    void inALogItIsAPlainLine() {
        try (Progress progress = new Progress(err, false, "verify")) {
            showUntilSeen(progress, 25, 100);
        }
        assertThat(shown().lines()).first().isEqualTo("verify: 25 %, 25 entries");
        assertThat(shown()).doesNotContain("\r[");
    }

    @Test
    void consoleShowsProgressBesideTheAnswer() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(answer, true, StandardCharsets.UTF_8),
                err,
                true);
        try (Progress progress = console.progress("backup")) {
            showUntilSeen(progress, 1, 0);
        }
        assertThat(answer.size()).isZero();
        assertThat(shown()).contains("backup");
    }
}
