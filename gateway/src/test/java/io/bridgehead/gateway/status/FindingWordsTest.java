package io.bridgehead.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingWordsTest {
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)");

    @Test
    void numbersChooseBetweenOneAndMany() {
        assertThat(Finding.of(FindingCode.QUARANTINED).with("mails", 1).sentence())
                .isEqualTo("1 mail could not be used and waits in quarantine with the reason."
                        + " Drop or reprocess it");
        assertThat(Finding.of(FindingCode.QUARANTINED).with("mails", 12).sentence())
                .isEqualTo("12 mails could not be used and wait in quarantine with the reason."
                        + " Drop or reprocess them");
    }

    @Test
    void partsWhoseArgumentsAreMissingAreLeftOut() {
        Finding silent = Finding.of(FindingCode.NOT_HEARD).with("site", "SOUTH");
        assertThat(silent.with("never", "never").sentence())
                .isEqualTo("SOUTH has never been heard. Check that its gateway runs and that mail"
                        + " goes both ways");
        assertThat(silent.with("lastHeard", "2026-03-01T12:00:00Z")
                        .with("questions", 5)
                        .sentence())
                .startsWith("SOUTH was last heard at 2026-03-01T12:00:00Z and left 5 questions"
                        + " without an answer.");
    }

    @Test
    void argumentsAreShownAsTheyAreWhateverTheyContain() {
        assertThat(new SentenceTemplate("{a}[, {b}]")
                        .with(Map.of("a", "[x] {b} $1 \\", "b", "{a}")))
                .isEqualTo("[x] {b} $1 \\, {a}");
    }

    @Test
    void missingArgumentOutsideOfBracketsIsOurMistake() {
        assertThatThrownBy(() -> new SentenceTemplate("for {site}").with(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{site}");
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasASentenceToWhichAFullStopCanBeAdded(FindingCode code) {
        String template = FindingWords.template(code).text();
        for (String number : new String[] {"1", "2"}) {
            TreeMap<String, String> arguments = new TreeMap<>();
            for (Matcher each = NAME.matcher(template); each.find(); ) {
                arguments.put(each.group(1), number);
            }
            String sentence = new Finding(code, arguments, "").sentence();
            assertThat(sentence).doesNotContain("{", "}", "[", "]", "#", "  ").doesNotEndWith(".");
        }
    }
}
