package io.bridgehead.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"cn", "x-anything-1", "2.5.4.3", "2", "cn;lang-de", "1.2;binary;x-1", "a;-"})
    void typesAndNumbersWithTheirOptionsAreNames(String text) {
        assertThat(AttributeName.of(text.toUpperCase(Locale.ROOT)).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "1.", ".1", "1..2", "1.a", "1a", "cn;", "cn;;a", ";a", "c n", "ü"})
    void allElseIsRefused(String text) {
        assertThatThrownBy(() -> AttributeName.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void namesOfAnyLengthAreRead() {
        assertThat(AttributeName.of("cn" + ";a".repeat(100_000)).value()).hasSize(200_002);
        assertThat(AttributeName.of("1" + ".1".repeat(100_000)).value()).hasSize(200_001);
    }

    @Test
    void spacesInNamesCostTheirLength() {
        Rdn name = new Rdn("cn=a" + " ".repeat(1_000_000) + "b");
        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), name::key))
                .isEqualTo("cn=a b");
    }
}
