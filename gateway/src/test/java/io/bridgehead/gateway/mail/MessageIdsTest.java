package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "north.0001.7@north.example", "x+y=z@a-b", "{7}@h"})
    void idIsTwoWordsWithAnAtBetween(String id) {
        assertThat(MessageIds.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "<a@b>", "a@b\r\n", "ä@b", "a\"@b"
            })
    void anythingElseIsNoId(String id) {
        assertThat(MessageIds.isValid(id)).isFalse();
    }

    @Test
    void idMayHaveTwoHundredCharactersAndNoMore() {
        String longest = "a".repeat(MessageIds.MAX_LENGTH - 2) + "@b";
        assertThat(MessageIds.isValid(longest)).isTrue();
        assertThat(MessageIds.isValid("a" + longest)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "<a@b>, a@b",
                "a@b, a@b",
                "' <a@b> ', a@b",
                "< a@b >, a@b",
                "<a@b, none",
                "<>, none",
                "'', none",
                "<a@b> (comment), none"
            })
    void headerIsReadWithOrWithoutBrackets(String header, String id) {
        assertThat(MessageIds.fromHeader(header).orElse(null)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a@b>                         | a@b",
                "see <a@b> and <c@d>           | a@b,c@d",
                "<a@b><c@d>                    | a@b,c@d",
                "a@b                           | ''",
                "<not an id> <a@b>             | a@b",
                "<<a@b>>                       | a@b",
                "<a@b <c@d>                    | c@d"
            })
    void allBracketedIdsInATextAreFoundInOrder(String text, String ids) {
        assertThat(String.join(",", MessageIds.allIn(text))).isEqualTo(ids);
    }

    @Test
    @Timeout(20)
    void longTextThatAlmostIsAnIdIsReadQuickly() {
        assertThat(MessageIds.allIn("<" + "a".repeat(100_000))).isEmpty();
        assertThat(MessageIds.allIn("<a@".repeat(50_000))).isEmpty();
    }

    @Test
    void partHasAnIdOfItsOwnAtTheSameHost() {
        assertThat(MessageIds.ofPart("north.1.7@north.example", 12))
                .isEqualTo("north.1.7.part12@north.example");
        assertThat(MessageIds.isValid(MessageIds.ofPart("a@b", 10_000))).isTrue();
    }
}
