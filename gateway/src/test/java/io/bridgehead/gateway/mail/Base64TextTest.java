package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What relays do to a text of base64. The lengths give both kinds of padding, and none. */
class Base64TextTest {

    @ParameterizedTest
    @ValueSource(ints = {30, 57, 58, 59, 60, 113, 114, 115, 1_000})
    void textAloneIsFound(int length) {
        byte[] bytes = bytes(length);
        assertThat(Base64Text.blocksIn(encode(bytes, 76))).first().isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 20", "60, 60", "60, 64", "60, 76", "60, 998", "61, 76", "62, 76", "600, 60", "601, 64"
    })
    void textWrappedToAnyLengthIsFound(int length, int line) {
        byte[] bytes = bytes(length);
        assertThat(Base64Text.blocksIn(encode(bytes, line))).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n-- \r\nSent through the relay of Example Ltd.\r\n",
                "\r\n\r\n_____________\r\nlist mailing list\r\n",
                "--\r\nFooter\r\n",
                "CONFIDENTIAL\r\n",
                "disclaimer text with blanks\r\n"
            })
    void footerOfAnyKindIsLeftAway(String footer) {
        for (int length : new int[] {998, 999, 1_000}) {
            byte[] bytes = bytes(length);
            assertThat(Base64Text.blocksIn(encode(bytes, 76) + footer))
                    .as("%d bytes", length)
                    .contains(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"External sender!\r\n\r\n", "EXTERNAL\r\n", "a b c\r\n"})
    void headerIsLeftAway(String header) {
        byte[] bytes = bytes(1_000);
        assertThat(Base64Text.blocksIn(header + encode(bytes, 76))).contains(bytes);
    }

    @Test
    void blanksAtTheEndsOfLinesDoNotMatter() {
        byte[] bytes = bytes(1_000);
        String padded = encode(bytes, 76).replace("\r\n", " \t\n");
        assertThat(Base64Text.blocksIn(padded)).first().isEqualTo(bytes);
    }

    @Test
    void longestBlockComesFirst() {
        byte[] large = bytes(1_000);
        String text = encode(bytes(70), 76) + "\r\n\r\n" + encode(large, 76) + "\r\nwords here\r\n"
                + encode(bytes(90), 76);
        assertThat(Base64Text.blocksIn(text)).first().isEqualTo(large);
    }

    @Test
    void lineLostInTheMiddleGivesNotTheWhole() {
        byte[] bytes = bytes(1_000);
        String text = encode(bytes, 76);
        int line = text.indexOf("\r\n", 300);
        String lost = text.substring(0, line) + text.substring(text.indexOf("\r\n", line + 2));
        assertThat(Base64Text.blocksIn(lost)).doesNotContain(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "no base64 here, only words", "a\r\nb\r\nc", "===="})
    void textWithoutBase64HasNoBlocks(String text) {
        assertThat(Base64Text.blocksIn(text)).isEmpty();
    }

    @Test
    void textOfManyShortWordsGivesFewBlocks() {
        assertThat(Base64Text.blocksIn("word\r\n\r\n".repeat(50_000))).hasSizeLessThan(7);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes, int line) {
        return Base64.getMimeEncoder(line, "\r\n".getBytes(UTF_8)).encodeToString(bytes) + "\r\n";
    }
}
