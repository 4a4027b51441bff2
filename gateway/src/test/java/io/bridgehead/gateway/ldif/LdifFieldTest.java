package io.bridgehead.gateway.ldif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.gateway.ldap.RefusedChange;
import io.bridgehead.store.entry.AttributeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdifFieldTest {

    private static final LdifLimits LIMITS = new LdifLimits(20, 5, 1000);

    private static LdifField field(String text) {
        return LdifField.of(new LdifLines.Line(7, text.getBytes(UTF_8), false), LIMITS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`cn: a`|`cn`|`a`",
                "`cn:a`|`cn`|`a`",
                "`cn:   a`|`cn`|`a`",
                "`cn: a `|`cn`|`a `",
                "`cn: a: b`|`cn`|`a: b`",
                "`cn:`|`cn`|``",
                "`cn::`|`cn`|``",
                "`cn:: YQ==`|`cn`|`a`",
                "`cn::YQ== `|`cn`|`a`",
                "`cn;lang-de: a`|`cn;lang-de`|`a`",
                "`-`|`-`|``",
                "`- `|`-`|``"
            })
    void lineIsANameAndAValue(String line, String name, String value) {
        LdifField field = field(line);
        assertThat(field.name()).isEqualTo(name);
        assertThat(field.value()).isEqualTo(AttributeValue.of(value));
        assertThat(field.line()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`cn`|has no ':' after the attribute name: 'cn'",
                "` cn: a`|the line begins with a space, but there is no line before it",
                "`cn:< file:///etc/passwd`|and the gateway reads no URLs",
                "`cn:: not base64!`|the value after '::' is not base64",
                "`cn: 123456789012345678901`|is larger than the limit of 20 bytes",
                "`cn:: MTIzNDU2Nzg5MDEyMzQ1Njc4OTAx`|is larger than the limit of 20 bytes"
            })
    void mistakeIsRefusedWithItsLine(String line, String reason) {
        assertThatThrownBy(() -> field(line))
                .isInstanceOfSatisfying(RefusedChange.class, refused -> {
                    RecordProblem problem = refused.problem(1, "");
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.reason()).contains(reason);
                });
    }

    @Test
    void valueAsLongAsTheLimitIsTaken() {
        assertThat(field("cn: 12345678901234567890").value().length()).isEqualTo(20);
    }

    @Test
    void lineThatWasCutShortIsRefusedWhateverItSays() {
        LdifLines.Line cut = new LdifLines.Line(3, "cn: a".getBytes(UTF_8), true);
        assertThatThrownBy(() -> LdifField.of(cut, LIMITS))
                .isInstanceOf(RefusedChange.class)
                .hasMessageContaining("is larger than the limit");
    }

    @Test
    void plainBytesThatAreNoUtf8AreRefusedAndEncodedOnesAreTaken() {
        byte[] plain = {'c', 'n', ':', ' ', (byte) 0xff};
        assertThatThrownBy(() -> LdifField.of(new LdifLines.Line(3, plain, false), LIMITS))
                .hasMessageContaining("is not UTF-8");
        assertThat(field("cn:: /w==").value())
                .isEqualTo(AttributeValue.of(new byte[] {(byte) 0xff}));
    }

    @Test
    void nameIsComparedWithoutRegardToCase() {
        assertThat(field("ChangeType: add").isNamed("changetype")).isTrue();
        assertThat(field("cn: a").attribute()).hasToString("cn");
        assertThatThrownBy(() -> field("c n: a").attribute())
                .hasMessageContaining("'c n' is not an attribute name");
    }
}
