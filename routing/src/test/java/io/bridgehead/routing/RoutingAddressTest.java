package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingAddressTest {

    @Test
    void domainIsComparedWithoutCaseAndLocalPartWithIt() {
        RoutingAddress address = RoutingAddress.of("Gateway@South.Example");
        assertThat(address).hasToString("Gateway@south.example");
        assertThat(address).isEqualTo(RoutingAddress.of("Gateway@SOUTH.example"));
        assertThat(address).isNotEqualTo(RoutingAddress.of("gateway@south.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gw@localhost", "a.b+c=d@x-1.example", "1@1.1"})
    void plainAddressIsTaken(String text) {
        assertThat(RoutingAddress.isValid(text)).isTrue();
        assertThat(RoutingAddress.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gw",
                "@x.example",
                "gw@",
                "gw@x..example",
                "gw@-x.example",
                ".gw@x.example",
                "g w@x.example",
                "gw@x.example\r\nRCPT TO:<all@y.example>",
                "gw@x.example\n",
                "gw\u0000@x.example",
                "gw@[127.0.0.1]",
                "\"g\"@x.example",
                "<gw@x.example>",
                "gw@x@y.example",
                "gw@münchen.example"
            })
    void whatCouldBeMoreThanAnAddressIsRefused(String text) {
        assertThat(RoutingAddress.isValid(text)).isFalse();
        assertThatThrownBy(() -> RoutingAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthIsBounded() {
        String domain = ("x".repeat(60) + ".").repeat(4) + "example";
        assertThat(RoutingAddress.isValid("g@" + domain)).isTrue();
        assertThat(RoutingAddress.isValid("ggggggg@" + domain)).isFalse();
        assertThatThrownBy(() -> RoutingAddress.of("ggggggg@" + domain))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RoutingAddress.isValid("g".repeat(65) + "@x.example")).isFalse();
    }
}
