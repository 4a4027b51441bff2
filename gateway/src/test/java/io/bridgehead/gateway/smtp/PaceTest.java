package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.smtp.ListenerSettings.Patience;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 60 seconds of grace, 600 until the deadline, 100 bytes a second; by a clock of the test's own.
 */
class PaceTest {

    private final AtomicLong seconds = new AtomicLong(-5_000);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "60, 0",
        "61, 6100",
        "61, 1000000",
        "100, 10000",
        "600, 60000",
        "599, 59900"
    })
    void peerThatKeepsThePaceGoesOn(long after, long bytes) {
        Pace pace = pace();
        seconds.addAndGet(after);
        assertThatCode(() -> pace.check(bytes)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "61, 6099, 6099 bytes in 61 s",
        "61, 0, 0 bytes in 61 s",
        "100, 9999, 9999 bytes in 100 s",
        "601, 60000000, not complete after PT10M",
        "100000, 60000000, not complete after PT10M"
    })
    void peerThatIsTooSlowIsStopped(long after, long bytes, String words) {
        Pace pace = pace();
        seconds.addAndGet(after);
        assertThatThrownBy(() -> pace.check(bytes))
                .isInstanceOf(Pace.TooSlow.class)
                .hasMessage(words);
    }

    @Test
    void fastBeginningDoesNotExcuseAStandstill() throws Pace.TooSlow {
        Pace pace = pace();
        seconds.addAndGet(30);
        pace.check(10_000);
        seconds.addAndGet(71);
        assertThatThrownBy(() -> pace.check(10_000)).isInstanceOf(Pace.TooSlow.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void listenerThatTakesNothingIsRefused(int none) {
        assertThatThrownBy(() -> settings(none, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, none, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(1, 1, none)).isInstanceOf(IllegalArgumentException.class);
        assertThat(settings(1, 1, 1).maxMailBytes()).isEqualTo(1);
    }

    private Pace pace() {
        return new Pace(
                settings(1_000, 1, 1), () -> Duration.ofSeconds(seconds.get()).toNanos());
    }

    private static ListenerSettings settings(int maxBytes, int all, int perPeer) {
        return new ListenerSettings(
                new InetSocketAddress(0),
                "south.example",
                maxBytes,
                new ListenerSettings.Connections(all, perPeer),
                new Patience(Duration.ofSeconds(60), Duration.ofSeconds(600), 100),
                Optional.empty());
    }
}
