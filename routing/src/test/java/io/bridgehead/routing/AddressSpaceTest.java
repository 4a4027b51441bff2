package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpaceTest {

    @ParameterizedTest
    @CsvSource({
        "*,                     gw@south.example,   true",
        "south.example,         gw@south.example,   true",
        "SOUTH.Example,         gw@south.example,   true",
        "south.example,         gw@x.south.example, false",
        "*.example,             gw@south.example,   true",
        "*.example,             gw@example,         false",
        "*example,              gw@example,         true",
        "s????.example,         gw@south.example,   true",
        "s???.example,          gw@south.example,   false",
        "*south*,               gw@south.example,   true",
        "gw@*,                  GW@south.example,   true",
        "gw@*,                  mail@south.example, false",
        "*@south.example,       gw@south.example,   true",
        "g?-*@*.example,        gw-7@south.example, true",
        "gw,                    gw@south.example,   false",
        "*.ex*ple,              gw@a.ex.exemple,    true"
    })
    void patternContainsAddress(String pattern, String address, boolean contained) {
        var space = new AddressSpace(pattern, Cost.of(1));
        assertThat(space.contains(RoutingAddress.of(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b@c", "ä", "a\n"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> new AddressSpace(pattern, Cost.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyStarsTakeNoLonger() {
        var space = new AddressSpace("*a".repeat(120) + "b", Cost.of(1));
        var address = RoutingAddress.of("gw@" + ("a".repeat(60) + ".").repeat(4) + "a");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(space.contains(address)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void costIsOneToAHundred(int cost) {
        assertThatThrownBy(() -> Cost.of(cost)).hasMessageContaining("1 to 100");
    }

    @ParameterizedTest
    @CsvSource({
        "*.example,   south.*,        true",
        "*.example,   *.test,         false",
        "gw@*,        *.example,      true",
        "gw@*,        mail@*,         false",
        "s?uth.x,     SOUTH.x,        true",
        "s?uth.x,     south.y,        false",
        "a*b,         *c*,            true",
        "a*b,         c*,             false",
        "*,           *,              true"
    })
    void spacesOverlapIfAnAddressCanLieInBoth(String one, String other, boolean overlap) {
        AddressSpace first = new AddressSpace(one, Cost.of(1));
        AddressSpace second = new AddressSpace(other, Cost.of(1));
        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }
}
