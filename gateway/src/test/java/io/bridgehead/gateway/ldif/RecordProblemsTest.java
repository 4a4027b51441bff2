package io.bridgehead.gateway.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldap.RecordProblem;
import org.junit.jupiter.api.Test;

class RecordProblemsTest {

    private final RecordProblems problems = new RecordProblems();

    @Test
    void problemsAreInOrderOfTheirLines() {
        for (int line : new int[] {9, 3, 7}) {
            problems.add(new RecordProblem(line, "", "wrong"));
        }
        assertThat(problems.list()).extracting(RecordProblem::line).containsExactly(3, 7, 9);
        assertThat(problems.count()).isEqualTo(3);
    }

    @Test
    void allAreCountedAndTheFirstThousandKept() {
        for (int line = 1; line <= 3000; line++) {
            problems.add(new RecordProblem(line, "", "wrong"));
        }
        assertThat(problems.count()).isEqualTo(3000);
        assertThat(problems.list())
                .hasSize(1000)
                .last()
                .extracting(RecordProblem::line)
                .isEqualTo(1000);
    }

    @Test
    void problemNamesItsRecordIfThatCouldBeRead() {
        assertThat(new RecordProblem(4, "", "has no ':'")).hasToString("line 4: has no ':'");
        assertThat(new RecordProblem(4, "cn=a,o=Org", "exists already"))
                .hasToString("line 4 (cn=a,o=Org): exists already");
    }
}
