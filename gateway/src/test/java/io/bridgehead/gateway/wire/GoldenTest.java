package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every later version reads the messages of version 1.0, and the manual shows them. */
class GoldenTest {
    private static final Path MANUAL = Path.of("..", "docs", "wire-format.md");

    static List<String> files() {
        return List.of(
                "update-request.xml",
                "update-request-backsync.xml",
                "update-request-taken.xml",
                "update.xml",
                "update-given.xml",
                "status.xml",
                "refusal.xml",
                "verify.xml",
                "verify-answer.xml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aMessageIsWrittenAsItEverWas(String file) {
        assertThat(new String(WireCodec.encode(message(file)), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aMessageIsReadAsItEverWas(String file) {
        assertThat(WireCodec.decode(Golden.text(file).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new DecodedMessage.Read(message(file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theManualShowsIt(String file) throws IOException {
        assertThat(Files.readString(MANUAL)).contains("```xml\n" + Golden.text(file) + "```\n");
    }

    @Test
    void everyKindOfMessageHasAGoldenFile() {
        assertThat(Golden.messages().values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(Message.class));
        assertThat(Golden.messages()).containsOnlyKeys(files());
    }

    private static List<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> kinds(each).stream())
                        .toList()
                : List.of(type);
    }

    private static Message message(String file) {
        Message message = Golden.messages().get(file);
        assertThat(message).isNotNull();
        return message;
    }
}
