package io.bridgehead.gateway.ldif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.EntryId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdifWriterTest {

    private static final String DN = "cn=a,o=Org";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`plain`|`cn: plain`",
                "`a:b`|`cn: a:b`",
                "`two  spaces`|`cn: two  spaces`",
                "``|`cn:`",
                "` first`|`cn:: IGZpcnN0`",
                "`last `|`cn:: bGFzdCA=`",
                "`:colon`|`cn:: OmNvbG9u`",
                "`<less`|`cn:: PGxlc3M=`",
                "`J\u00f6rg`|`cn:: SsO2cmc=`",
                "`a#b`|`cn: a#b`",
                "`#a`|`cn: #a`",
                "`-`|`cn: -`"
            })
    void valueIsPlainIfItIsASafeString(String value, String line) {
        assertThat(written(AttributeValue.of(value))).endsWith("\n" + line + "\n");
    }

    @Test
    void valueWithALineEndOrANulIsEncoded() {
        assertThat(written(AttributeValue.of("a\nb"))).contains("cn:: YQpi");
        assertThat(written(AttributeValue.of("a\rb"))).contains("cn:: YQ1i");
        assertThat(written(AttributeValue.of(new byte[] {'a', 0}))).contains("cn:: YQA=");
        assertThat(written(AttributeValue.of(new byte[] {(byte) 0xff}))).contains("cn:: /w==");
    }

    /** Law: no line is longer than 76 bytes, and what is joined again is what was written. */
    @Test
    void longLinesAreFoldedAtTheSamePlaceWhateverTheirLength() {
        for (int length = 60; length < 240; length++) {
            String value = "x".repeat(length);
            String written = written(AttributeValue.of(value));
            assertThat(written.lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
            assertThat(written.replace("\n ", "")).endsWith("\ncn: " + value + "\n");
            assertThat(written.lines().filter(line -> line.isBlank() && !line.isEmpty()))
                    .isEmpty();
        }
    }

    @Test
    void objectClassStandsFirstAndTheIdLast() {
        TreeMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>();
        attributes.put(AttributeName.of("cn"), List.of(AttributeValue.of("a")));
        attributes.put(AttributeName.of("objectclass"), List.of(AttributeValue.of("top")));
        attributes.put(AttributeName.of("givenname"), List.of(AttributeValue.of("A")));
        EntryId id = EntryId.of(new UUID(0, 7).toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LdifWriter writer = new LdifWriter(out);
        writer.version();
        writer.entry(DN, attributes, Optional.of(id));
        assertThat(out.toString(UTF_8)).isEqualTo("""
                version: 1

                dn: cn=a,o=Org
                objectClass: top
                cn: a
                givenName: A
                entryUUID: %s
                """.formatted(id));
    }

    /** Law: what is written is read back, byte for byte, whatever the bytes are. */
    @Test
    void everyValueIsReadBackAsItWas() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                for (int at = 0; at < bytes.length; at++) {
                    bytes[at] = (byte) " abc:<#-\u007f".charAt(Math.floorMod(bytes[at], 9));
                }
            }
            AttributeValue value = AttributeValue.of(bytes);
            assertThat(readBack(written(value))).isEqualTo(value);
        }
    }

    private static String written(AttributeValue value) {
        TreeMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>();
        attributes.put(AttributeName.of("cn"), List.of(value));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LdifWriter(out).entry(DN, attributes, Optional.empty());
        return out.toString(UTF_8);
    }

    private static AttributeValue readBack(String ldif) {
        LdifReader reader =
                new LdifReader(new ByteArrayInputStream(ldif.getBytes(UTF_8)), LdifLimits.DEFAULT);
        LdifReader.Good record = (LdifReader.Good) reader.next().orElseThrow();
        return ((LdapChange.Add) record.change())
                .attributes()
                .getOrDefault(AttributeName.of("cn"), List.of())
                .get(0);
    }
}
