package io.bridgehead.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RdnTest {
    @Test
    void escapesAreResolved() {
        assertThat(value("cn=Smith\\, John", "cn")).isEqualTo("Smith, John");
        assertThat(value("cn=a\\2Bb\\C3\\A4", "cn")).isEqualTo("a+bä");
        assertThat(value("cn=\\ x", "cn")).isEqualTo(" x");
        assertThat(value("cn=a=b", "cn")).isEqualTo("a=b");
    }

    @Test
    void severalPartsAreSeveralAttributes() {
        Rdn rdn = new Rdn("cn=Anna+uid=a\\+1");

        assertThat(rdn.naming()).hasSize(2);
        assertThat(value(rdn.text(), "uid")).isEqualTo("a+1");
    }

    @Test
    void aNameWithoutATypeIsRefused() {
        assertThatThrownBy(() -> new Rdn("anna").naming())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anna");
    }

    @Test
    void aDnIsCutAtUnescapedCommas() {
        Dn dn = Dn.of("cn=Smith\\, John, ou=People,o=Org");

        assertThat(dn.rdns())
                .extracting(Rdn::text)
                .containsExactly("cn=Smith\\, John", "ou=People", "o=Org");
        assertThat(dn.parent().toString()).isEqualTo("ou=People,o=Org");
        assertThat(dn.isWithin(Dn.of("OU=people,o=org"))).isTrue();
        assertThat(dn.isWithin(Dn.of("ou=peoples,o=org"))).isFalse();
        assertThat(Dn.of("").rdns()).isEmpty();
    }

    private static String value(String rdn, String type) {
        AttributeValue value = new Rdn(rdn).naming().get(AttributeName.of(type));
        return value == null ? "none" : value.text();
    }
}
