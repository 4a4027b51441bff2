package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.config.Located.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {

    private final ProblemCollector problems = new ProblemCollector();
    private final Substitution substitution = new Substitution(
            Map.of("NAME", "north", "PASSWORD", "a$1\\b", "BLANK", "  ", "NESTED", "${env:NAME}"),
            problems);

    private Optional<String> resolve(String text) {
        return substitution.resolve(new Value(text, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${env:NAME}, north",
        "gw@${env:NAME}.example, gw@north.example",
        "${env:NAME}-${env:NAME}, north-north",
        "cost $5, cost $5",
        "${env:PASSWORD}, a$1\\b",
        "$${env:NAME}, $north",
        "${env:NAME, ${env:NAME"
    })
    void variableIsReplacedWhereverItStands(String written, String resolved) {
        assertThat(resolve(written)).contains(resolved);
        assertThat(problems.errors()).isZero();
    }

    @Test
    void valueOfAVariableIsNotReplacedAgain() {
        assertThat(resolve("${env:NESTED}")).contains("${env:NAME}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${env:NOWHERE}|environment variable NOWHERE is not set",
                "${env:BLANK}|environment variable BLANK is not set",
                "${NAME}|'${NAME}' is not understood",
                "${}|'${}' is not understood",
                "x${sys:NAME}|'${sys:NAME}' is not understood"
            })
    void whatCannotBeReplacedIsReportedWithItsLine(String written, String message) {
        assertThat(resolve(written)).isEmpty();
        assertThat(problems.in("x.xml").errors()).singleElement().satisfies(each -> {
            assertThat(each.line()).isEqualTo(7);
            assertThat(each.message()).isEqualTo(message);
            assertThat(each.cure()).isNotEmpty();
        });
    }

    @Test
    void everyMissingVariableOfOneValueIsReported() {
        assertThat(resolve("${env:ONE}${env:NAME}${env:TWO}")).isEmpty();
        assertThat(problems.in("x.xml").toString())
                .contains("variable ONE")
                .contains("variable TWO")
                .doesNotContain("NAME is");
    }
}
