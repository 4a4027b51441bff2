package io.bridgehead.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void numbersReadTheSameInEveryLocale() {
        assertThat(Formats.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Formats.count(1, "entry", "entries")).isEqualTo("1 entry");
        assertThat(Formats.count(0, "entry", "entries")).isEqualTo("0 entries");
        assertThat(Formats.bytes(999)).isEqualTo("999 B");
        assertThat(Formats.bytes(1500)).isEqualTo("1.5 kB");
        assertThat(Formats.bytes(28_000_000)).isEqualTo("28.0 MB");
        assertThat(Formats.time(Duration.ofMillis(800))).isEqualTo("0.8 s");
        assertThat(Formats.time(Duration.ofHours(50))).isEqualTo("2 d");
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table("SITE", ">ENTRIES")
                        .row("A", "1,000")
                        .row("NORTH", "7")
                        .lines())
                .containsExactly("SITE   ENTRIES", "A        1,000", "NORTH        7");
        assertThat(new Table("SITE").lines()).isEmpty();
    }

    @Test
    void workThatEndsSoonShowsNothing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        for (boolean terminal : new boolean[] {true, false}) {
            try (Progress progress = new Progress(out, terminal, "import")) {
                progress.show(1, 2, "1 entry");
            }
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
