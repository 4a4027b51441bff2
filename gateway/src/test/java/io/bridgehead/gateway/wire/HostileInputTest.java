package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.wire.DecodedMessage.Malformed;
import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes from anybody: what is no message is malformed, for a reason, at a place. */
class HostileInputTest {
    private static final String UPDATE = Golden.text("update.xml");

    @ParameterizedTest(name = "{0} for {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1\" version=\"1.0\"    | 1\" version=\"2.0\"   | UNSUPPORTED_VERSION | '2.0'",
                "1\" version=\"1.0\"    | 1\" version=\"10.0\"  | UNSUPPORTED_VERSION | '10.0'",
                "1\" version=\"1.0\"    | 1\" versions=\"1.0\"  | MISSING             | 'version'",
                "bridgehead:wire:1      | bridgehead:wire:2     | UNSUPPORTED_VERSION | wire:2",
                "<from usn=\"40\"       | <from usn=\"-1\"      | BAD_VALUE           | -1",
                "<from usn=\"40\"       | <from usn=\"99999999999999999999\" | BAD_VALUE | 999",
                "<from                  | <form                 | MISSING             | '''from'''",
                "since=\"40\"           | since=\"400\"         | BAD_VALUE           | before since",
                "more=\"false\"         | more=\"maybe\"        | BAD_VALUE           | maybe",
                "site=\"NORTH\" epoch   | site=\"-?\" epoch     | BAD_VALUE           | -?",
                "n=\"1\" site           | n=\"3\" site          | BAD_VALUE           | number 3",
                "<v>Anna                | <v>&evil;             | NOT_XML             | e",
                "<e i=                  | stray <e i=           | BAD_VALUE           | text",
                "organization=\"7       | organization=\"g      | BAD_VALUE           | organization",
                "created=\"2026         | created=\"once        | BAD_VALUE           | created",
                "<id>                   | <id>a</id><id>        | DUPLICATE           | 'id'",
                "1-41                   | 5-9 1-41              | BAD_VALUE           | ranges",
                "1-41                   | 41-1                  | BAD_VALUE           | range",
                "1-41                   | 0-41                  | BAD_VALUE           | range",
                "</Update>              | </Update><Update/>    | NOT_XML             | root",
                "</Update>              | ''                    | NOT_XML             | EOF",
            })
    void aFaultIsNamed(String sound, String broken, Reason reason, String named) {
        assertThat(UPDATE).contains(sound);
        int at = UPDATE.indexOf(sound);
        String mutant = UPDATE.substring(0, at) + broken + UPDATE.substring(at + sound.length());
        assertMalformed(mutant, reason, named);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0:41: | 7:41: | epoch 7",
                "0:41: | 0:-41: | begin with 1",
                "0:41: | 0:0: | begin with 1",
                "0:41: | 0:x: | 0:x",
                "0:41: | 0;41; | epoch:usn",
                "0:41: | 0:41:- | out of the range of time",
                "<e i=\" | <e i=\"A | 22 characters",
                "<e i=\" | <e j=\" | 'i'",
                "n=\"mail\" | n=\"cn\" | cn",
                "n=\"mail\" | n=\"MÄIL\" | attribute",
                "k=\"1/0\" | k=\"9/0\" | stamp 9",
                "k=\"1/0\" | k=\"/\" | reference",
                "<v>Anna | <v enc=\"b64\">Anna ! | value",
                "<v>Anna | <v enc=\"rot13\">Anna | rot13",
                "<v>Anna | <v>Anna Berg</v><v>Anna | value",
            })
    void aFaultOfOneEntryIsNamedAndDamagesNoOther(String sound, String broken, String named) {
        Update whole = update(UPDATE, WireLimits.DEFAULT);
        int at = UPDATE.indexOf(sound);
        String mutant = UPDATE.substring(0, at) + broken + UPDATE.substring(at + sound.length());
        Update read = update(mutant, WireLimits.DEFAULT);
        assertThat(read.content().unread().get(0).why()).contains(named).contains("line ");
        assertThat(whole.content().entries()).containsAll(read.content().entries());
        assertThat(read.content().entries().size() + read.content().unread().size())
                .isEqualTo(3);
    }

    @Test
    void whatFollowsUnreadableStampsIsNotReadEither() {
        Update read = update(UPDATE.replaceFirst("0:41:", "7:41:"), WireLimits.DEFAULT);
        assertThat(read.content().entries()).isEmpty();
        assertThat(read.content().unread().get(2).why()).contains("stamps could not be read");
    }

    @Test
    void anEntryBeyondALimitIsPassedOver() {
        String text = UPDATE.replace("old@north.example", "old@north");
        Update whole = update(text, WireLimits.DEFAULT);
        Update read = update(text, new WireLimits(99_999, 9, 99, 16, 9, 9, 99));
        assertThat(read.content().entries())
                .containsExactly(
                        whole.content().entries().get(0),
                        whole.content().entries().get(2));
        assertThat(read.content().unread()).singleElement().satisfies(each -> {
            assertThat(each.entry()).isEqualTo(whole.content().entries().get(1).id());
            assertThat(each.why()).contains("value-size");
        });
        Update cramped = update(UPDATE, new WireLimits(99_999, 9, 5, 99, 9, 9, 99));
        assertThat(cramped.content().unread().get(0).why()).contains("values-per-attribute");
    }

    private static Update update(String text, WireLimits limits) {
        DecodedMessage decoded = WireCodec.decode(text.getBytes(StandardCharsets.UTF_8), limits);
        return (Update) ((DecodedMessage.Read) decoded).message();
    }

    @Test
    void aServersNameThatNoConfigurationAllowsIsRefused() {
        String longest = "n".repeat(64);
        String longer = UPDATE.replace(">north-1<", ">" + longest + "n<");
        assertMalformed(longer, Reason.TOO_LARGE, "server's name");
        assertThat(WireCodec.decode(
                        UPDATE.replace(">north-1<", ">" + longest + "<")
                                .getBytes(StandardCharsets.UTF_8),
                        WireLimits.DEFAULT))
                .isNotInstanceOf(DecodedMessage.Malformed.class);
    }

    @Test
    void aMessageOfAnUnknownKindIsNamed() {
        assertMalformed(
                "<Gossip xmlns='urn:bridgehead:wire:1' version='1.7'/>",
                Reason.UNKNOWN_KIND,
                "'Gossip'");
    }

    @Test
    void whatIsNotKnownIsSkipped() {
        String later = UPDATE.replace("1\" version=\"1.0\"", "1\" version=\"1.9\" mood=\"good\"")
                .replace("<from ", "<weather xmlns:o='urn:o'>fine<o:deep a='b'/></weather><from ")
                .replace("<v>", "<w>0</w><v xmlns:o='urn:o' o:lang='en'>")
                .replace("</v>", "<note>n</note></v>");
        assertThat(WireCodec.decode(later.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(WireCodec.decode(UPDATE.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DecodedMessage.Read.class);
    }

    @Test
    void noDocumentTypeIsAccepted(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String xxe = "<!DOCTYPE Update [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]>";
        String bomb = "<!DOCTYPE Update [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>";
        String body = UPDATE.substring(UPDATE.indexOf("<Update"));
        assertMalformed(xxe + body, Reason.NOT_XML, "document type");
        assertMalformed(bomb + body, Reason.NOT_XML, "document type");
    }

    @Test
    void deepNestingEndsEarly() {
        String deep = UPDATE.replace("<from ", "<x>".repeat(100_000) + "<from ");
        assertMalformed(deep, Reason.NOT_XML, "depth");
    }

    @Test
    void limitsHold() {
        assertTooLarge(new WireLimits(100, 9, 99, 99, 9, 9, 99), "bytes");
        assertTooLarge(new WireLimits(99_999, 1, 99, 99, 9, 9, 99), "entries");
        assertTooLarge(new WireLimits(99_999, 9, 99, 99, 1, 9, 99), "epochs");
        assertTooLarge(new WireLimits(99_999, 9, 99, 99, 9, 1, 99), "ranges");
        assertTooLarge(new WireLimits(99_999, 9, 99, 99, 9, 9, 3), "text");
    }

    /** To compare each costs a search, however often the same one is named. */
    @Test
    void moreClustersThanAnybodyAsksForAreRefused() {
        String verify = Golden.text("verify.xml");
        String cluster = verify.substring(
                verify.indexOf("<cluster "), verify.indexOf("/>", verify.indexOf("<cluster ")) + 2);
        assertMalformed(
                verify.replace(cluster, cluster.repeat(2_049)), Reason.TOO_LARGE, "clusters");
    }

    @Test
    void longListsOfWordsTakeNoLongerThanTheirLength() {
        String ranges = UPDATE.replace("1-41", "1 3 ".repeat(1_000_000));
        assertMalformed(ranges, Reason.TOO_LARGE, "ranges");
    }

    @Test
    void everyPrefixIsMalformed() {
        byte[] whole = UPDATE.stripTrailing().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertThat(WireCodec.decode(Arrays.copyOf(whole, length)))
                    .as("first %d bytes", length)
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void noMutationMakesItThrow() {
        Random random = new Random(5000);
        for (int seed = 0; seed < 5000; seed++) {
            byte[] bytes = WireCodec.encode(new Messages(seed % 50).any());
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                mutate(bytes, random);
            }
            String outcome =
                    WireCodec.decode(bytes).match(read -> "read", malformed -> malformed.detail());
            assertThat(outcome)
                    .as("mutation %d ends as we meant it to, not by accident", seed)
                    .isNotBlank()
                    .doesNotContain("NullPointer", "OutOfBounds", "ClassCast", "IllegalState");
        }
    }

    private static void mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 ->
                bytes[at] = (byte) "<>&\"=/ 0-9:".charAt(random.nextInt("<>&\"=/ 0-9:".length()));
            case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            default -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(20, bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, bytes, at, length);
            }
        }
    }

    private static void assertTooLarge(WireLimits limits, String what) {
        assertThat(WireCodec.decode(UPDATE.getBytes(StandardCharsets.UTF_8), limits))
                .isInstanceOfSatisfying(Malformed.class, malformed -> {
                    assertThat(malformed.reason()).isEqualTo(Reason.TOO_LARGE);
                    assertThat(malformed.detail()).contains(what);
                });
    }

    private static void assertMalformed(String xml, Reason reason, String named) {
        assertThat(WireCodec.decode(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Malformed.class, malformed -> {
                    assertThat(malformed.detail()).containsIgnoringCase(named);
                    assertThat(malformed.reason()).isEqualTo(reason);
                });
    }
}
