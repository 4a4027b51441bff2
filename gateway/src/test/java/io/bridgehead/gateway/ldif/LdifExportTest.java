package io.bridgehead.gateway.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldap.North;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LdifExportTest {
    private final Store store = North.founded();

    @Test
    void aFreshSiteExportsItsRoots() {
        assertThat(North.exported(store, false)).isEqualTo("""
                version: 1

                dn: o=Org
                objectClass: organization
                objectClass: top
                o: Org

                dn: ou=NORTH,o=Org
                objectClass: organizationalUnit
                objectClass: top
                ou: NORTH

                dn: cn=Configuration,ou=NORTH,o=Org
                objectClass: container
                objectClass: top
                cn: Configuration
                """);
    }

    @Test
    void valuesAreFoldedAndEncodedAsTheStandardWants() {
        North.imported(store, """
                dn:: dWlkPUrDtnJnLG91PU5PUlRILG89T3Jn
                uid:: SsO2cmc=
                mail;x-work: a@b
                telephoneNumber:: IDEy
                title:: eCA=
                description: %s
                unknownThing: :-)
                street:
                """.formatted("x".repeat(100))
                .replace("unknownThing: :-)", "unknownThing:: Oi0p"));

        assertThat(North.exported(store, false)).contains("""

                dn:: dWlkPUrDtnJnLG91PU5PUlRILG89T3Jn
                description: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                mail;x-work: a@b
                street:
                telephoneNumber:: IDEy
                title:: eCA=
                uid:: SsO2cmc=
                unknownthing:: Oi0p
                """);
    }

    @Test
    void exportOfTheImportOfAnExportIsTheSame() {
        North.imported(store, randomPeople(new Random(5), 400));
        String exported = North.exported(store, true);
        Store other = North.founded();

        LdifImport.Result result = North.imported(other, exported);

        assertThat(result.problems()).isEmpty();
        assertThat(North.exported(other, true)).isEqualTo(exported);
        assertThat(digest(other)).isEqualTo(digest(store));
        assertThat(exported.lines()).allMatch(line -> line.length() <= 76);
    }

    @Test
    void theDigestFollowsEveryValue() {
        ExportDigest before = digest(store);
        North.modified(store, "dn: o=Org\nchangetype: modify\nadd: l\nl: Oslo\n-\n");

        assertThat(digest(store).sha256()).hasSize(64).isNotEqualTo(before.sha256());
        assertThat(digest(store).export()).isEqualTo(new LdifExport(3, 0));
    }

    @Test
    void moreSiblingsThanAPageComeOnceAndInOrder() {
        StringBuilder ldif = new StringBuilder();
        for (int i = 0; i < 1_234; i++) {
            String name = "uid=" + (10_000 + i);
            ldif.append("dn: ").append(name).append(",o=Org\nl: x\n\n");
        }
        North.imported(store, ldif.toString());

        assertThat(North.exported(store, false).lines().filter(line -> line.startsWith("dn: uid=")))
                .hasSize(1_234)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void displacedAndLostEntriesAreExportedUnderTheNamesTheyShow() {
        North.imported(store, "dn: ou=P,o=Org\nou: P\n\ndn: uid=a,ou=P,o=Org\nuid: a\n");
        Entry people = find("ou=P,o=Org");
        Entry anna = find("uid=a,ou=P,o=Org");
        EntryId other = new EntryId(new UUID(0, 5));
        ContextId context = people.context();
        North.write(
                store, author().create(other, context, people.id(), new Rdn("uid=A"), Map.of()));

        assertThat(North.exported(store, false))
                .contains("dn: uid=a,ou=P,o=Org")
                .contains("dn: uid=A\\0ACNF:" + other + ",ou=P,o=Org");

        North.write(store, author().delete(people));

        assertThat(North.exported(store, false).replace("\n ", ""))
                .contains("dn: uid=a\\0ACNF:" + anna.id() + ",cn=LostAndFound,o=Org")
                .contains("dn: uid=A\\0ACNF:" + other + ",cn=LostAndFound,o=Org")
                .doesNotContain("ou=P");
        assertThat(digest(store).export()).isEqualTo(new LdifExport(5, 0));
    }

    /** As two sites make it that move each of two entries below the other. */
    @Test
    void membersOfACircleAreExportedOnceEachWithWhatIsBelowThem() {
        North.imported(store, """
                dn: ou=P,o=Org
                ou: P

                dn: ou=Q,o=Org
                ou: Q

                dn: uid=a,ou=Q,o=Org
                uid: a
                """);
        Entry p = find("ou=P,o=Org");
        Entry q = find("ou=Q,o=Org");
        North.write(store, author().place(p, q.id(), new Rdn("ou=P")));
        North.write(store, author().place(q, p.id(), new Rdn("ou=Q")));

        assertThat(North.exported(store, false).replace("\n ", "").lines())
                .filteredOn(line -> line.startsWith("dn:") && line.contains("cn=LostAndFound"))
                .containsExactlyInAnyOrder(
                        "dn: ou=P\\0ACNF:" + p.id() + ",cn=LostAndFound,o=Org",
                        "dn: ou=Q\\0ACNF:" + q.id() + ",cn=LostAndFound,o=Org",
                        "dn: uid=a,ou=Q\\0ACNF:" + q.id() + ",cn=LostAndFound,o=Org");
        assertThat(digest(store).export()).isEqualTo(new LdifExport(6, 0));
    }

    @Test
    void whatIsPendingIsCountedAndNotExported() {
        ContextId context = find("o=Org").context();
        EntryId missing = new EntryId(new UUID(0, 6));
        EntryId id = new EntryId(new UUID(0, 5));
        North.write(store, author().create(id, context, missing, new Rdn("uid=a"), Map.of()));

        assertThat(North.exported(store, false)).doesNotContain("uid=a");
        assertThat(digest(store).export()).isEqualTo(new LdifExport(3, 1));
    }

    @Test
    void aSubtreeCanBeExportedAlone() {
        North.imported(store, "dn: ou=P,o=Org\nou: P\n\ndn: uid=a,ou=P,o=Org\nuid: a\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Optional<LdifExport> export = store.read(
                directory -> LdifExport.below(directory, Dn.of("OU=p,o=org"), false, out));

        assertThat(export).hasValue(new LdifExport(2, 0));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("version: 1\n\ndn: ou=P,o=Org\nou: P\n\ndn: uid=a,ou=P,o=Org\nuid: a\n");
        assertThat(store.<Optional<LdifExport>>read(
                        directory -> LdifExport.below(directory, Dn.of("ou=Q,o=Org"), false, out)))
                .isEmpty();
    }

    private static String randomPeople(Random random, int count) {
        StringBuilder ldif = new StringBuilder("dn: ou=P,ou=NORTH,o=Org\nou: P\n\n");
        for (int i = 0; i < count; i++) {
            String parent = i % 7 == 0 || i < 7 ? "" : "uid=u" + (i % 7) + "\\, x,";
            ldif.append("dn: uid=u")
                    .append(i)
                    .append("\\, x,")
                    .append(parent)
                    .append("ou=P,ou=NORTH,o=Org\n");
            for (int value = random.nextInt(4); value >= 0; value--) {
                byte[] bytes = new byte[random.nextInt(120)];
                random.nextBytes(bytes);
                ldif.append("photo:: ")
                        .append(Base64.getEncoder().encodeToString(bytes))
                        .append("\n");
            }
            ldif.append("cn: Größe ").append(i).append("\n\n");
        }
        return ldif.toString();
    }

    private Author author() {
        return store.read(directory -> Author.of(directory, North.NOW));
    }

    private Entry find(String dn) {
        return store.<Optional<StoredEntry>>read(directory -> new Naming(directory).find(Dn.of(dn)))
                .orElseThrow()
                .entry();
    }

    private static ExportDigest digest(Store store) {
        return store.read((Directory directory) -> ExportDigest.of(directory, true));
    }
}
