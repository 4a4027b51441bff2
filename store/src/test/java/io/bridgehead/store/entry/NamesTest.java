package io.bridgehead.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.store.Samples;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How names are cut, compared and read (RFC 4514). */
class NamesTest {

    // The form in which names are compared

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn=Anna             | cn=anna",
                "CN = Anna           | cn=anna",
                "cn=Anna  Maria      | cn=anna maria",
                "'  cn=Anna '        | cn=anna",
                "cn=a + sn = b       | cn=a+sn=b",
                "cn=a ,  O = B       | cn=a,o=b",
                "cn=A\\,B            | cn=a\\,b",
                "ou=Ä                | ou=ä"
            })
    void caseAndNeedlessSpacesDoNotCount(String name, String key) {
        assertThat(NameKey.of(name)).isEqualTo(key);
    }

    @Property
    void keyOfAKeyIsTheKeyAndCaseNeverCounts(@ForAll("names") String name) {
        String key = NameKey.of(name);
        assertThat(NameKey.of(key)).isEqualTo(key);
        assertThat(NameKey.of(" " + name + "  ")).isEqualTo(key);
        assertThat(key).doesNotContain("  ").isEqualTo(key.strip());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aBc =,+\\").ofMaxLength(12);
    }

    // DNs

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | 0",
                "o=Org                     | 1",
                "cn=a,o=Org                | 2",
                "cn=a\\,b,o=Org            | 2",
                "cn=a\\\\,o=Org            | 2",
                "cn=a\\2Cb , ou=x , o=Org  | 3"
            })
    void dnIsCutAtEachCommaThatNoBackslashEscapes(String text, int rdns) {
        assertThat(Dn.of(text).rdns()).hasSize(rdns);
    }

    @Property
    void dnIsTheSameAfterItIsWrittenAndReadAgain(@ForAll("names") String text) {
        Dn dn = Dn.of(text);
        assertThat(Dn.of(dn.toString()).key()).isEqualTo(dn.key());
    }

    @Test
    void nameLiesWithinItselfAndWithinEveryNameAboveIt() {
        Dn dn = Dn.of("cn=Anna, ou=People, o=Org");
        assertThat(dn.isWithin(Dn.of("CN=anna,OU=people,O=org"))).isTrue();
        assertThat(dn.isWithin(Dn.of("ou=people,o=org"))).isTrue();
        assertThat(dn.isWithin(Dn.of("o=org"))).isTrue();
        assertThat(dn.isWithin(Dn.of(""))).as("the name above the base").isTrue();
        assertThat(dn.isWithin(Dn.of("cn=anna"))).isFalse();
        assertThat(dn.isWithin(Dn.of("cn=x,cn=anna,ou=people,o=org"))).isFalse();
        assertThat(Dn.of("cn=anna,o=org").isWithin(Dn.of("na,o=org")))
                .as("RDNs are compared, not ends of texts")
                .isFalse();
    }

    @Test
    void nameAboveIsTheNameWithoutItsFirstRdns() {
        Dn dn = Dn.of("cn=a,ou=b,o=c");
        assertThat(dn.parent()).hasToString("ou=b,o=c");
        assertThat(dn.above(2)).hasToString("o=c");
        assertThat(dn.above(3).rdns()).isEmpty();
        assertThat(dn.above(0)).isEqualTo(dn);
    }

    // RDNs

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn=Anna                | cn: Anna",
                "CN= Anna               | cn: Anna",
                "cn=A\\,B               | cn: A,B",
                "cn=A\\+B+sn=C          | cn: A+B; sn: C",
                "cn=\\41nna             | cn: Anna",
                "cn=\\C3\\A9            | cn: é",
                "cn=100\\%              | cn: 100%",
                "cn=a\\\\b              | cn: a\\b",
                "cn=a\\                 | cn: a\\",
                "cn=a\\4                | cn: a4",
                "cn=a=b                 | cn: a=b",
                "cn=                    | cn: ",
                "2.5.4.3=x              | 2.5.4.3: x",
                "cn=\uD83D\uDE00        | cn: \uD83D\uDE00"
            })
    void namingAttributesAreReadWithTheirEscapes(String rdn, String expected) {
        String read = new Rdn(rdn)
                .naming().entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining("; "));
        assertThat(read.strip()).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cn", "=x", "c n=x", "cn=x+", "cn=x+y", "1.=x", "-a=x"})
    void whatIsNoTypeAndValueIsRefused(String rdn) {
        assertThatThrownBy(() -> new Rdn(rdn).naming())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void displacedNameHasTheIdOfItsEntry() {
        EntryId id = Samples.id(7);
        Rdn displaced = new Rdn("cn=Anna").displaced(id);
        assertThat(displaced).hasToString("cn=Anna\\0ACNF:" + id);
        assertThat(displaced.isDisplaced()).isTrue();
        assertThat(displaced.displacedId()).contains(id);
        assertThat(new Rdn(displaced.text().toUpperCase(Locale.ROOT)).displacedId())
                .as("in any case")
                .contains(id);
        assertThat(displaced.displaced(Samples.id(8)).displacedId())
                .as("the last id counts")
                .contains(Samples.id(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn=Anna", "cn=CNF:x", "", "cn=0ACNF:"})
    void commonNameIsNotDisplaced(String rdn) {
        assertThat(new Rdn(rdn).isDisplaced()).isFalse();
        assertThat(new Rdn(rdn).displacedId()).isEmpty();
    }

    @Test
    void displacedNameWithoutAnIdIsRefusedInWritesButNamesNoEntry() {
        Rdn odd = new Rdn("cn=Anna\\0ACNF:no-id");
        assertThat(odd.isDisplaced()).isTrue();
        assertThat(odd.displacedId()).isEmpty();
    }

    // Ids from names

    @Test
    void wellKnownIdDependsOnOrganizationAndComparedName() {
        UUID one = new UUID(1, 1);
        assertThat(EntryId.wellKnown(one, "OU = North , o=Org"))
                .isEqualTo(EntryId.wellKnown(one, "ou=north,o=org"));
        assertThat(EntryId.wellKnown(one, "ou=north,o=org"))
                .isNotEqualTo(EntryId.wellKnown(new UUID(1, 2), "ou=north,o=org"))
                .isNotEqualTo(EntryId.wellKnown(one, "ou=north, o=org2"));
        assertThat(ContextId.rootedAt(one, "o=Org").root())
                .isEqualTo(EntryId.wellKnown(one, "o=org"));
    }

    @Test
    void siblingsAreInTheOrderOfNameThenAgeThenId() {
        EntryId parent = Samples.id(1);
        List<Entry> sorted = List.of(
                Samples.live(9, parent, "cn=A", Samples.stamp(1, 5)),
                Samples.live(3, parent, "CN = a", Samples.stamp(1, 6)),
                Samples.live(4, parent, "cn=a", Samples.stamp(1, 6)),
                Samples.live(2, parent, "cn=b", Samples.stamp(1, 1)));
        List<SiblingOrder> orders = sorted.stream().map(SiblingOrder::of).toList();
        assertThat(orders).isSorted();
        assertThat(SiblingOrder.first(parent, "cn=a")).isLessThan(orders.get(0));
        assertThat(SiblingOrder.first(parent, "cn=b"))
                .isGreaterThan(orders.get(2))
                .isLessThan(orders.get(3));
        assertThat(SiblingOrder.first(parent, "")).isLessThan(orders.get(0));
        assertThat(SiblingOrder.first(Samples.id(2), "")).isGreaterThan(orders.get(3));
    }

    @Test
    void tombstonesAreInTheOrderOfContextThenDeletionThenId() {
        Entry live = Samples.live(1, Samples.id(9), "cn=a", Samples.stamp(1, 1));
        Entry other = Samples.live(2, Samples.id(9), "cn=b", Samples.stamp(1, 1));
        List<TombstoneOrder> orders = List.of(
                TombstoneOrder.first(Samples.CONTEXT),
                TombstoneOrder.of(Samples.deleted(other, Samples.stamp(1, 2))),
                TombstoneOrder.of(Samples.deleted(live, Samples.stamp(1, 3))),
                TombstoneOrder.of(Samples.deleted(other, Samples.stamp(1, 3))),
                TombstoneOrder.first(Samples.OTHER_CONTEXT));
        assertThat(orders).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void rangeOfIdsRunsForwards() {
        assertThatThrownBy(() -> new IdRange(Samples.id(2), Samples.id(1)))
                .hasMessageContaining("is beyond");
        assertThat(new IdRange(Samples.id(2), Samples.id(2)).after()).isEqualTo(Samples.id(2));
        assertThat(IdRange.ALL.through().compareTo(new EntryId(new UUID(-1, -2))))
                .isPositive();
        assertThatThrownBy(() -> new IdRange(IdRange.ALL.through(), Samples.id(1)))
                .as("ids are unsigned")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
