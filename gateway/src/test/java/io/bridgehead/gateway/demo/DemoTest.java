package io.bridgehead.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @Test
    @Tag("slow")
    void twoProcessesEndWithTheSameDirectory(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteArrayOutputStream story = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(), printing(answer), printing(story), false);
        Path place = folder.resolve("demo");
        Demo.run(
                new DemoOptions(2, 200, Optional.empty(), true, true, Optional.of(place)), console);
        JsonNode figures = Json.MAPPER.readTree(answer.toString(StandardCharsets.UTF_8));
        assertThat(figures.get("allGood").asBoolean()).isTrue();
        long peopleRootAndConfiguration = 200 + 1 + 4;
        assertThat(figures.get("copiedEntries").asLong()).isEqualTo(2 * peopleRootAndConfiguration);
        assertThat(figures.get("entriesPerSecond").asDouble()).isPositive();
        assertThat(figures.get("bytesPerEntry").asDouble()).isBetween(50.0, 1000.0);
        assertThat(story.toString(StandardCharsets.UTF_8))
                .contains("[ALL GOOD]")
                .contains("Deleted at A: uid=a-0000001,ou=A,o=Org");
        assertThat(Files.exists(place.resolve("A/data/admin.json"))).isFalse();
    }

    @Test
    void folderThatIsInUseIsRefused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "precious");
        assertThatThrownBy(() -> DemoFolder.of(Optional.of(folder)))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("is not empty");
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
