package io.bridgehead.gateway.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifyTest {
    private static final String EDIT = "dn: uid=a,ou=P,o=Org\nchangetype: modify\n";
    private static final String RENAME = "dn: uid=a,ou=P,o=Org\nchangetype: modrdn\n";

    private final Store store = North.founded();

    @BeforeEach
    void people() {
        North.imported(store, """
                dn: ou=P,o=Org
                ou: P

                dn: uid=a,ou=P,o=Org
                uid: a
                mail: 1
                mail: 2
                age: 41

                dn: uid=b,ou=P,o=Org
                uid: b
                """);
    }

    /** A change, and the record of uid=a after it. */
    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(EDIT + "add: mail\nmail: 0\nmail: 3\n", "uid=a: 41|0123|a"),
                Arguments.of(EDIT + "delete: mail\nmail: 1\n", "uid=a: 41|2|a"),
                Arguments.of(EDIT + "delete: mail\n", "uid=a: 41||a"),
                Arguments.of(EDIT + "replace: mail\nmail: 9\n", "uid=a: 41|9|a"),
                Arguments.of(EDIT + "replace: mail\n", "uid=a: 41||a"),
                Arguments.of(EDIT + "increment: age\nage: -2\n", "uid=a: 39|12|a"),
                Arguments.of(
                        EDIT
                                + "add: mail\nmail: 3\n-\nreplace: mail\nmail: 4\n-\nadd: mail\nmail: 5\n",
                        "uid=a: 41|45|a"),
                Arguments.of(
                        EDIT + "delete: mail\nmail: 1\n-\nadd: mail\nmail: 1\n", "uid=a: 41|12|a"),
                Arguments.of(EDIT + "add: uid\nuid: c\n-\ndelete: uid\nuid: c\n", "uid=a: 41|12|a"),
                Arguments.of(RENAME + "newrdn: uid=c\ndeleteoldrdn: 1\n", "uid=c: 41|12|c"),
                Arguments.of(RENAME + "newrdn: uid=c\ndeleteoldrdn: 0\n", "uid=c: 41|12|ac"),
                Arguments.of(RENAME + "newrdn: UID=A\ndeleteoldrdn: 1\n", "UID=A: 41|12|A"),
                Arguments.of(RENAME + "newrdn: uid=a\ndeleteoldrdn: 1\n", "uid=a: 41|12|a"));
    }

    /** Changes of the naming attribute of an entry that was renamed to uid=c, and its values then. */
    static Stream<Arguments> goodAfterARename() {
        return Stream.of(
                Arguments.of("add: uid\nuid: n\n", "cn"),
                Arguments.of("delete: uid\nuid: c\n-\nadd: uid\nuid: c\n", "c"),
                Arguments.of("delete: uid\n-\nadd: uid\nuid: c\nuid: n\n", "cn"),
                Arguments.of("replace: uid\nuid: n\nuid: c\n", "cn"),
                Arguments.of("replace: uid\nuid: C\n", "C"),
                Arguments.of("add: mail\nmail: 7\n", "c"));
    }

    /** The name is a value like any other, though the rename has not written it. */
    @ParameterizedTest
    @MethodSource
    void goodAfterARename(String edit, String names) {
        North.modified(store, RENAME + "newrdn: uid=c\ndeleteoldrdn: 1\n");

        assertThat(North.modified(store, "dn: uid=c,ou=P,o=Org\nchangetype: modify\n" + edit))
                .allMatch(ChangeResult::isSuccess);

        assertThat(record("uid=c,ou=P,o=Org")).endsWith("|" + names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete: uid\n",
                "delete: uid\nuid: c\n",
                "replace: uid\nuid: n\n",
                "replace: uid\n"
            })
    void theNameThatARenameGaveCannotBeTakenAway(String edit) {
        North.modified(store, RENAME + "newrdn: uid=c\ndeleteoldrdn: 1\n");

        List<ChangeResult> outcomes =
                North.modified(store, "dn: uid=c,ou=P,o=Org\nchangetype: modify\n" + edit);

        assertThat(outcomes.get(0).code()).isEqualTo(ResultCode.NOT_ALLOWED_ON_RDN);
        assertThat(record("uid=c,ou=P,o=Org")).isEqualTo("uid=c: 41|12|c");
    }

    @ParameterizedTest
    @MethodSource
    void good(String change, String after) {
        assertThat(North.modified(store, change)).allMatch(ChangeResult::isSuccess);

        String name = after.substring(0, after.indexOf(':'));
        assertThat(record(name + ",ou=P,o=Org")).isEqualTo(after);
    }

    /** A change, the result code, and part of the message. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "dn: uid=x,o=Org\nchangetype: delete\n",
                        ResultCode.NO_SUCH_OBJECT,
                        "'uid=x,o=Org' does not exist"),
                Arguments.of(
                        "dn: uid=x,c=no\nchangetype: delete\n",
                        ResultCode.NO_SUCH_OBJECT,
                        "none of the naming contexts: "),
                Arguments.of(
                        "dn: ou=P,o=Org\nchangetype: delete\n",
                        ResultCode.NOT_ALLOWED_ON_NONLEAF,
                        "has entries below it"),
                Arguments.of(
                        "dn: ou=NORTH,o=Org\nchangetype: delete\n",
                        ResultCode.UNWILLING_TO_PERFORM,
                        "root of a naming context"),
                Arguments.of(
                        "dn: uid=a,ou=P,o=Org\nuid: a\n",
                        ResultCode.ENTRY_ALREADY_EXISTS,
                        "exists already"),
                Arguments.of(
                        "dn: o=Org\no: Org\n", ResultCode.ENTRY_ALREADY_EXISTS, "exists already"),
                Arguments.of(
                        "dn: uid=x,ou=Q,o=Org\nuid: x\n",
                        ResultCode.NO_SUCH_OBJECT,
                        "its parent 'ou=Q,o=Org' does not exist"),
                Arguments.of(
                        "dn: uid=x\\0acnf:1,o=Org\nuid: x\n",
                        ResultCode.NAMING_VIOLATION,
                        "displaced"),
                Arguments.of(
                        EDIT + "add: mail\nmail: 1\n",
                        ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
                        "'mail' has the value '1' already"),
                Arguments.of(
                        EDIT + "delete: mail\nmail: 9\n",
                        ResultCode.NO_SUCH_ATTRIBUTE,
                        "'mail' has no value '9'"),
                Arguments.of(
                        EDIT + "delete: givenname\n",
                        ResultCode.NO_SUCH_ATTRIBUTE,
                        "has no 'givenName'"),
                Arguments.of(
                        EDIT + "delete: uid\n",
                        ResultCode.NOT_ALLOWED_ON_RDN,
                        "part of the entry's name"),
                Arguments.of(
                        EDIT + "replace: entryUUID\n",
                        ResultCode.CONSTRAINT_VIOLATION,
                        "maintained by the server"),
                Arguments.of(
                        EDIT + "increment: uid\nuid: 1\n",
                        ResultCode.CONSTRAINT_VIOLATION,
                        "'a' of 'uid' is not a whole number"),
                Arguments.of(
                        RENAME + "newrdn: uid=b\ndeleteoldrdn: 1\n",
                        ResultCode.ENTRY_ALREADY_EXISTS,
                        "exists already there"),
                Arguments.of(
                        RENAME + "newrdn: uid=a\ndeleteoldrdn: 1\nnewsuperior: ou=NORTH,o=Org\n",
                        ResultCode.AFFECTS_MULTIPLE_DSAS,
                        "another naming context"),
                Arguments.of(
                        RENAME + "newrdn: uid=a\ndeleteoldrdn: 1\nnewsuperior: ou=Q,o=Org\n",
                        ResultCode.NO_SUCH_OBJECT,
                        "'ou=Q,o=Org' does not exist"),
                Arguments.of(
                        "dn: ou=P,o=Org\nchangetype: moddn\nnewrdn: ou=P\ndeleteoldrdn: 1\nnewsuperior: uid=a,ou=P,o=Org\n",
                        ResultCode.UNWILLING_TO_PERFORM,
                        "below itself"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String change, ResultCode code, String message) {
        String before = North.exported(store, true);

        ChangeResult outcome = North.modified(store, change).get(0);

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.message()).contains(message);
        assertThat(North.exported(store, true)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dn: uid=new,ou=SOUTH,o=Org\nchangetype: add\nuid: new\n",
                "dn: uid=s,ou=SOUTH,o=Org\nchangetype: modify\nadd: mail\nmail: 1\n",
                "dn: uid=s,ou=SOUTH,o=Org\nchangetype: modrdn\nnewrdn: uid=t\ndeleteoldrdn: 1\n",
                "dn: uid=s,ou=SOUTH,o=Org\nchangetype: delete\n"
            })
    void whatAnotherSiteMastersIsWrittenThereOnly(String change) {
        ContextId south = ContextId.rootedAt(North.SELF.organization(), "ou=SOUTH,o=Org");
        Author author = new Author(new Stamp(6, new Epoch(new UUID(0, 6)), 6));
        EntryId base = ContextId.rootedAt(North.SELF.organization(), "o=Org").root();
        North.write(store, author.create(south.root(), south, base, new Rdn("ou=SOUTH"), Map.of()));
        North.write(
                store,
                author.next()
                        .create(
                                new EntryId(new UUID(0x4000, 1)),
                                south,
                                south.root(),
                                new Rdn("uid=s"),
                                Map.of()));
        refused(change, ResultCode.UNWILLING_TO_PERFORM, "written at its home site SOUTH only");
    }

    @Test
    void oneRefusalStopsTheBatch() {
        String change = EDIT + "add: mail\nmail: %s\n\n";
        List<ChangeResult> outcomes =
                North.modified(store, change.formatted(7) + change.formatted(7));

        assertThat(outcomes)
                .extracting(ChangeResult::code)
                .containsExactly(ResultCode.CANCELED, ResultCode.ATTRIBUTE_OR_VALUE_EXISTS);
        assertThat(record("uid=a,ou=P,o=Org")).isEqualTo("uid=a: 41|12|a");
    }

    @Test
    void theOthersAreDoneIfSoWished() {
        String change = EDIT + "add: mail\nmail: %s\n\n";
        List<LdapChange> changes = North.changes(change.formatted(1) + change.formatted(7));

        List<ChangeResult> outcomes =
                Modify.apply(store, changes, Modify.OnRefusal.THE_OTHERS, North.NOW);

        assertThat(outcomes).extracting(ChangeResult::isSuccess).containsExactly(false, true);
        assertThat(record("uid=a,ou=P,o=Org")).isEqualTo("uid=a: 41|127|a");
    }

    @Test
    void anEntryChangedTwiceIsWrittenOnce() {
        long before = store.read(Directory::usn);

        North.modified(store, """
                dn: uid=c,ou=P,o=Org
                uid: c

                dn: uid=c,ou=P,o=Org
                changetype: modify
                add: mail
                mail: 5

                dn: uid=c,ou=P,o=Org
                changetype: modrdn
                newrdn: uid=d
                deleteoldrdn: 1
                """);

        assertThat(record("uid=d,ou=P,o=Org")).isEqualTo("uid=d: |5|d");
        assertThat(store.<Long>read(Directory::usn)).isEqualTo(before + 1);
    }

    @Test
    void anEntryMovesWithAllBelowIt() {
        List<ChangeResult> outcomes = North.modified(store, """
                dn: ou=Q,o=Org
                ou: Q

                dn: ou=P,o=Org
                changetype: moddn
                newrdn: ou=R
                deleteoldrdn: 1
                newsuperior: ou=Q,o=Org
                """);

        assertThat(outcomes).allMatch(ChangeResult::isSuccess);
        assertThat(record("uid=a,ou=R,ou=Q,o=Org")).isEqualTo("uid=a: 41|12|a");
    }

    /** Every operation at random, beside a model that is two maps. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomChangesDoWhatASimpleModelDoes(long seed) {
        Random random = new Random(seed);
        Map<String, TreeSet<String>> model = new TreeMap<>();
        model.put("uid=a", new TreeSet<>(List.of("1", "2")));
        model.put("uid=b", new TreeSet<>());
        for (int i = 0; i < 300; i++) {
            String name = "uid=" + (char) ('a' + random.nextInt(5));
            String other = "uid=" + (char) ('a' + random.nextInt(5));
            String value = String.valueOf(random.nextInt(4));
            TreeSet<String> mail = model.getOrDefault(name, new TreeSet<>());
            boolean exists = model.containsKey(name);
            String head = "dn: " + name + ",ou=P,o=Org\nchangetype: ";
            String change;
            boolean possible;
            switch (random.nextInt(6)) {
                case 0 -> {
                    change = head + "add\nmail: " + value;
                    possible = !exists;
                    if (possible) {
                        model.put(name, new TreeSet<>(List.of(value)));
                    }
                }
                case 1 -> {
                    change = head + "delete";
                    possible = exists;
                    model.remove(name);
                }
                case 2 -> {
                    change = head + "modify\nadd: mail\nmail: " + value;
                    possible = exists && mail.add(value);
                }
                case 3 -> {
                    change = head + "modify\ndelete: mail\nmail: " + value;
                    possible = exists && mail.remove(value);
                }
                case 4 -> {
                    change = head + "modify\nreplace: mail\nmail: " + value;
                    possible = exists;
                    mail.clear();
                    mail.add(value);
                }
                default -> {
                    change = head + "modrdn\nnewrdn: " + other + "\ndeleteoldrdn: 1";
                    possible = exists && (name.equals(other) || !model.containsKey(other));
                    if (possible) {
                        model.remove(name);
                        model.put(other, mail);
                    }
                }
            }
            assertThat(North.modified(store, change + "\n").get(0).isSuccess())
                    .as("step %d: %s", i, change)
                    .isEqualTo(possible);
        }
        StringBuilder expected = new StringBuilder();
        model.forEach((name, mail) -> {
            expected.append("\ndn: ").append(name).append(",ou=P,o=Org\n");
            mail.forEach(each -> expected.append("mail: ").append(each).append("\n"));
        });
        String found = North.exported(store, false)
                .replaceAll("(uid|age|objectClass|o|ou|cn): .*\n", "")
                .replaceAll("version: 1\n|\ndn: (?!uid).*\n", "");
        assertThat(found).isEqualTo(expected.toString());
    }

    /** {@code rdn: age|mail|uid} with the values run together. */
    private String record(String dn) {
        StringBuilder found = new StringBuilder();
        store.read(directory -> new Search(dn, SearchScope.BASE, Filter.createANDFilter(), 0)
                .run(
                        directory,
                        each -> found.append(each.dn(), 0, each.dn().indexOf(','))
                                .append(": ")
                                .append(values(each, "age"))
                                .append('|')
                                .append(values(each, "mail"))
                                .append('|')
                                .append(values(each, "uid"))));
        return found.toString();
    }

    private static String values(Search.Found found, String name) {
        StringBuilder all = new StringBuilder();
        found.entry().shown(AttributeName.of(name)).forEach(all::append);
        return all.toString();
    }
}
