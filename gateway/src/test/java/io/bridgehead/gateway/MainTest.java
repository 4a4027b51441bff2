package io.bridgehead.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void usageNamesTheProgram() {
        var bytes = new ByteArrayOutputStream();
        Main.usage(new PrintStream(bytes, true, UTF_8));
        assertThat(bytes.toString(UTF_8)).startsWith("usage: bridgehead");
    }
}
