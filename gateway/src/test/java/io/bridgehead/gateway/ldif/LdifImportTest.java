package io.bridgehead.gateway.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldap.North;
import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Naming;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LdifImportTest {
    private static final String PEOPLE = """
            dn: ou=People,ou=NORTH,o=Org
            objectClass: organizationalUnit

            """;
    private static final String ANNA = """
            dn: uid=anna,ou=People,ou=NORTH,o=Org
            objectClass: inetOrgPerson
            mail: anna@north

            """;

    private final Store store = North.founded();

    @Test
    void entriesAreImportedWithTheValuesOfTheirNames() {
        LdifImport.Result result = North.imported(store, PEOPLE + ANNA);

        assertThat(result).isEqualTo(new LdifImport.Result(2, 0, List.of()));
        assertThat(North.exported(store, false)).contains("""
                dn: uid=anna,ou=People,ou=NORTH,o=Org
                objectClass: inetOrgPerson
                mail: anna@north
                uid: anna
                """);
    }

    /** What follows ou=People, the line that is wrong, and part of the sentence. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("dn: uid=a,dc=else\nuid: a\n", 4, "none of the naming contexts: "),
                Arguments.of("dn: uid=a,ou=SOUTH,o=Org\nuid: a\n", 4, "its home site SOUTH only"),
                Arguments.of("dn: uid=a,ou=No,o=Org\nuid: a\n", 4, "neither here nor in the file"),
                Arguments.of(PEOPLE, 4, "the same entry stands on line 1"),
                Arguments.of(
                        "dn: uid=a\\0ACNF:1,o=Org\nuid: a\n", 4, "looks like a displaced name"),
                Arguments.of(
                        "dn: uid=a,o=Org\nchangetype: delete\n", 4, "'uid=a,o=Org' does not exist"),
                Arguments.of("dn: uid=a,o=Org\nmail:< file:/x\n", 5, "URL"),
                Arguments.of(
                        "dn: uid=b,ou=L,o=Org\nuid: b\n\ndn: ou=L,o=Org\nou: L\n",
                        4,
                        "comes only later, on line 7; in LDIF, parents must come first"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String second, int line, String sentence) {
        LdifImport.Result result = North.imported(store, PEOPLE + second + "\n" + ANNA);

        assertThat(result.imported()).isZero();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.reason()).contains(sentence);
        });
        assertThat(find("ou=People,ou=NORTH,o=Org")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsGoodIsImportedIfToldToContinue(String second, int line, String sentence) {
        LdifImport.Result result = North.imported(
                store, PEOPLE + second + "\n" + ANNA, ImportOptions.DEFAULT.continuing());

        assertThat(result.problems())
                .singleElement()
                .extracting(RecordProblem::line)
                .isEqualTo(line);
        assertThat(find("uid=anna,ou=People,ou=NORTH,o=Org")).isPresent();
    }

    @Test
    void whatStandsBelowARefusedEntryIsRefusedWithIt() {
        LdifImport.Result result = North.imported(
                store,
                "dn: ou=L,ou=No,o=Org\nou: L\n\ndn: ou=M,ou=L,ou=No,o=Org\nou: M\n",
                ImportOptions.DEFAULT.continuing());

        assertThat(result.problems())
                .extracting(RecordProblem::toString)
                .containsExactly(
                        "line 1 (ou=L,ou=No,o=Org): its parent 'ou=No,o=Org' does not exist, neither here"
                                + " nor in the file",
                        "line 4 (ou=M,ou=L,ou=No,o=Org): its parent 'ou=L,ou=No,o=Org' on line 1 is refused");
    }

    @Test
    void theSecondTimeEverythingIsThere() {
        North.imported(store, PEOPLE + ANNA);

        LdifImport.Result again = North.imported(store, PEOPLE + ANNA);

        assertThat(again.imported()).isZero();
        assertThat(again.problems())
                .extracting(RecordProblem::reason)
                .containsOnly("it exists already")
                .hasSize(2);
    }

    @Test
    void wellKnownEntriesTakeUpWhatTheyLack() {
        LdifImport.Result result = North.imported(store, """
                dn: o=ORG
                objectClass: organization
                description: all of us

                dn: ou=NORTH,o=Org
                objectClass: organizationalUnit
                """);

        assertThat(result.imported()).isEqualTo(2);
        assertThat(find("o=Org")
                        .orElseThrow()
                        .attribute(AttributeName.of("description"))
                        .shown())
                .hasSize(1);
        assertThat(store.<Long>read(Directory::usn)).isEqualTo(4);
    }

    @Test
    void entryIdsAreKeptIfFree() {
        String id = "00000000-0000-beef-0000-000000000001";
        String ldif =
                PEOPLE.strip() + "\nentryUUID: " + id + "\ncreateTimestamp: 20260101000000Z\n";
        North.imported(store, ldif);
        North.imported(store, ldif.replace("People", "Others"));

        Entry people = find("ou=People,ou=NORTH,o=Org").orElseThrow();
        assertThat(people.id().toString()).isEqualTo(id);
        assertThat(people.shown().keySet())
                .extracting(AttributeName::value)
                .containsExactly("objectclass", "ou");
        assertThat(find("ou=Others,ou=NORTH,o=Org").orElseThrow().id()).isNotEqualTo(people.id());
    }

    @Test
    void batchesAreTransactionsAndProgressIsTold() {
        StringBuilder ldif = new StringBuilder(PEOPLE);
        for (int i = 0; i < 25; i++) {
            ldif.append(ANNA.replace("anna", "user" + i));
        }
        List<LdifImport.Progress> seen = new ArrayList<>();
        byte[] bytes = ldif.toString().getBytes(StandardCharsets.UTF_8);
        new LdifImport(
                        store,
                        new ImportOptions(false, 10, LdifLimits.DEFAULT),
                        InstantSource.fixed(North.NOW),
                        seen::add)
                .run(() -> new ByteArrayInputStream(bytes));

        assertThat(seen)
                .filteredOn(each -> each.phase() == LdifImport.Progress.Phase.WRITING)
                .extracting(LdifImport.Progress::records)
                .containsExactly(10L, 20L, 26L);
        assertThat(North.exported(store, false)).contains("dn: uid=user24,");
    }

    @Test
    void addsAndChangesMayBeMixedAndAreThenAllOrNothing() {
        String change = """
                dn: uid=anna,ou=People,ou=NORTH,o=Org
                changetype: modify
                delete: mail
                mail: %s

                """;

        LdifImport.Result bad = North.imported(store, PEOPLE + ANNA + change.formatted("x"));
        assertThat(bad.imported()).isZero();
        assertThat(bad.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(8);
            assertThat(problem.reason()).contains("'mail' has no value 'x'");
        });
        assertThat(find("ou=People,ou=NORTH,o=Org")).isEmpty();

        assertThat(North.imported(store, PEOPLE + ANNA + change.formatted("anna@north"))
                        .imported())
                .isEqualTo(3);
    }

    @Test
    void aNameThatWasGivenUpMayBeTakenInTheSameFile() {
        North.imported(store, PEOPLE);
        String delete = "dn: ou=People,ou=NORTH,o=Org\nchangetype: delete\n\n";

        assertThat(North.imported(store, delete + PEOPLE + ANNA).imported()).isEqualTo(3);
    }

    @Test
    void aHundredThousandValuesAreOneAttribute() {
        StringBuilder ldif = new StringBuilder("dn: cn=all,ou=NORTH,o=Org\nobjectClass: group\n");
        for (int i = 0; i < 100_000; i++) {
            ldif.append("member: uid=").append(i).append(",ou=People,ou=NORTH,o=Org\n");
        }

        assertThat(North.imported(store, ldif.toString()).imported()).isEqualTo(1);
        assertThat(find("cn=all,ou=NORTH,o=Org")
                        .orElseThrow()
                        .attribute(AttributeName.of("member"))
                        .shown())
                .hasSize(100_000);
    }

    @Test
    void problemsAreCountedBeyondThoseKept() {
        LdifImport.Result result = North.imported(store, "dn: x\n\n".repeat(3_000));

        assertThat(result.refused()).isEqualTo(3_000);
        assertThat(result.problems()).hasSize(1_000);
    }

    private Optional<Entry> find(String dn) {
        return store.read(
                directory -> new Naming(directory).find(Dn.of(dn)).map(StoredEntry::entry));
    }
}
