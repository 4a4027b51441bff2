package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedPrintableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain|plain",
                "a=b|a=3Db",
                "Jörg|J=C3=B6rg",
                "end |end=20",
                " start| start",
                "a b|a b",
                ".dot|=2Edot",
                "a.dot|a.dot",
                "From me|=46rom me",
                "a From|a From",
                "tab\t|tab=09",
                "~|~"
            })
    void charactersThatRelaysChangeAreEscaped(String text, String encoded) {
        assertThat(encode(text)).isEqualTo(encoded);
    }

    @Test
    void linesEndWithCrLfAndBlanksBeforeTheEndAreKept() {
        assertThat(encode("one \ntwo\n")).isEqualTo("one=20\r\ntwo\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 73, 74, 75, 76, 77, 150, 1_000})
    void linesAreNoLongerThanTheStandardAllows(int length) throws Exception {
        for (String letter : new String[] {"x", "é", ".", " ", "="}) {
            String text = letter.repeat(length);
            assertThat(encode(text).split("\r\n", -1)).allMatch(line -> line.length() <= 76);
            assertThat(decode(encode(text))).isEqualTo(text);
        }
    }

    @Test
    void everyTextComesBackAsItWas() throws Exception {
        Random random = new Random(11);
        String letters = "aF.= \n~é–\t";
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(300); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String encoded = encode(text.toString());
            assertThat(encoded.getBytes(US_ASCII)).isEqualTo(encoded.getBytes(UTF_8));
            assertThat(decode(encoded)).isEqualTo(text.toString());
        }
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder();
        QuotedPrintable.append(out, text.getBytes(UTF_8));
        return out.toString();
    }

    /** By the library, an encoder's natural judge. */
    private static String decode(String encoded) throws MessagingException, IOException {
        byte[] bytes = encoded.getBytes(ISO_8859_1);
        try (var in = MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")) {
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        }
    }
}
