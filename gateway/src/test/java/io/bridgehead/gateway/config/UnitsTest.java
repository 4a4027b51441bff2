package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "1B, 1",
        "999B, 999",
        "1KB, 1024",
        "64KB, 65536",
        "20MB, 20971520",
        "1GB, 1073741824",
        "999999999GB, 1073741822926258176"
    })
    void sizeIsInBytes(String written, long bytes) {
        assertThat(Units.bytes(written)).isEqualTo(bytes);
        assertThat(Units.magnitude("size", written)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "0ms, PT0S",
        "250ms, PT0.25S",
        "2s, PT2S",
        "30m, PT30M",
        "12h, PT12H",
        "7d, PT168H",
        "36500d, PT876000H"
    })
    void durationHasOneUnit(String written, Duration duration) {
        assertThat(Units.duration(written)).isEqualTo(duration);
        assertThat(Units.magnitude("duration", written)).isEqualTo(duration.toMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "5", "5 B", "5b", "5kb", "-1B", "1.5MB", "5TB", "5s", "5MBs"})
    void whatIsNoSizeIsRefused(String written) {
        assertThatThrownBy(() -> Units.bytes(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + written + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5", "5S", "5sec", "5M", "-1s", "1h30m", "5B"})
    void whatIsNoDurationIsRefused(String written) {
        assertThatThrownBy(() -> Units.duration(written))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999GB", "9223372036854775807KB"})
    void sizeThatNoNumberHoldsIsRefusedAndNotCutShort(String written) {
        assertThatThrownBy(() -> Units.bytes(written)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"count, 5, 5", "port, 65535, 65535", "cost, 100, 100"})
    void otherNumbersAreComparedAsTheyStand(String type, String written, long magnitude) {
        assertThat(Units.magnitude(type, written)).isEqualTo(magnitude);
    }
}
