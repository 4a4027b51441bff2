package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    private static final List<String> KEYS = List.of(
            "relay",
            "read-timeout",
            "write-timeout",
            "max-message-size",
            "schedule",
            "host",
            "poll");

    @ParameterizedTest
    @CsvSource({
        "relay, relay",
        "RELAY, relay",
        "relya, relay",
        "rlay, relay",
        "rellay, relay",
        "rely, relay",
        "read-timout, read-timeout",
        "wirte-timeout, write-timeout",
        "max-mesage-size, max-message-size",
        "maxmessagesize, max-message-size",
        "shedule, schedule",
        "hots, host",
        "pol, poll"
    })
    void misspelledNameIsFound(String written, String meant) {
        assertThat(Nearest.of(written, KEYS)).contains(meant);
        assertThat(Nearest.cure(written, KEYS)).isEqualTo("did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzzzz", "certificate", "x-forwarded-for", "something-else"})
    void nameThatIsLikeNoneHasNoNearest(String written) {
        assertThat(Nearest.of(written, KEYS)).isEmpty();
        assertThat(Nearest.cure(written, KEYS)).startsWith("known here: relay, read-timeout, ");
    }

    @Test
    void whereNothingIsKnownNothingMayStand() {
        assertThat(Nearest.cure("relay", List.of())).isEqualTo("nothing may stand here");
    }

    @Test
    void amongEquallyNearNamesTheFirstInTheAlphabetIsTaken() {
        assertThat(Nearest.of("bat", List.of("rat", "cat", "hat"))).contains("cat");
        assertThat(Nearest.of("bat", List.of("cat", "hat", "rat"))).contains("cat");
    }

    /** Law: one letter lost, doubled, changed or swapped is always found again. */
    @ParameterizedTest
    @ValueSource(strings = {"read-timeout", "write-timeout", "max-message-size", "schedule"})
    void everySingleSlipOfTheKeyboardIsFound(String name) {
        for (int i = 0; i < name.length(); i++) {
            String lost = name.substring(0, i) + name.substring(i + 1);
            String doubled = name.substring(0, i) + name.charAt(i) + name.substring(i);
            String changed = name.substring(0, i) + "_" + name.substring(i + 1);
            for (String slip : List.of(lost, doubled, changed, name.toUpperCase(Locale.ROOT))) {
                assertThat(Nearest.of(slip, KEYS)).as(slip).contains(name);
            }
            if (i + 1 < name.length()) {
                String swapped = name.substring(0, i)
                        + name.charAt(i + 1)
                        + name.charAt(i)
                        + name.substring(i + 2);
                assertThat(Nearest.of(swapped, KEYS)).as(swapped).contains(name);
            }
        }
    }
}
