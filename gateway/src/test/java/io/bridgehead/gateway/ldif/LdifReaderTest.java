package io.bridgehead.gateway.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.LdapChange.Modification;
import io.bridgehead.gateway.ldap.Names;
import io.bridgehead.gateway.ldap.North;
import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LdifReaderTest {
    private static final String DN = "dn: cn=a,o=Org\n";

    /** What is written, and what cn then is. */
    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("cn: plain", "plain"),
                Arguments.of("CN:no space", "no space"),
                Arguments.of("cn:   many spaces", "many spaces"),
                Arguments.of("cn: at the end ", "at the end "),
                Arguments.of("cn: Jörg", "Jörg"),
                Arguments.of("cn:: SsO2cmc=", "Jörg"),
                Arguments.of("cn::SsO2cmc= ", "Jörg"),
                Arguments.of("cn:", ""),
                Arguments.of("cn: a:b", "a:b"),
                Arguments.of("cn: fol\n ded\n  twice", "folded twice"),
                Arguments.of("cn:: SsO\n 2cmc=", "Jörg"),
                Arguments.of("# a comment\n that goes on\ncn: x\n#end", "x"),
                Arguments.of("cn: x\r", "x"));
    }

    @ParameterizedTest
    @MethodSource
    void good(String line, String value) {
        LdapChange.Add add = (LdapChange.Add) only(DN + line + "\n");

        assertThat(add.attributes())
                .containsEntry(AttributeName.of("cn"), List.of(AttributeValue.of(value)));
    }

    /** A file, the line that is wrong, and part of the sentence. */
    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("cn: a\n", 1, "begins with 'dn:', not 'cn:'"),
                Arguments.of("version: 2\n\n" + DN + "cn: a\n", 1, "only version 1"),
                Arguments.of("dn: nonsense\ncn: a\n", 1, "'nonsense' is not a distinguished name"),
                Arguments.of("dn: cn=,o=Org\ncn: a\n", 1, "The value of 'cn' is empty"),
                Arguments.of("dn: b_d=x,o=Org\ncn: a\n", 1, "'b_d' is not an attribute type"),
                Arguments.of("dn:\ncn: a\n", 1, "root DSE"),
                Arguments.of(DN, 1, "has no attributes"),
                Arguments.of(DN + "cn a\n", 2, "has no ':'"),
                Arguments.of(DN + "c n: a\n", 2, "'c n' is not an attribute name"),
                Arguments.of(DN + "cn: a\ncn:: ?\n", 3, "the value after '::' is not base64"),
                Arguments.of(DN + "cn: fol\n ded\ncn:: ?\n", 4, "is not base64"),
                Arguments.of(DN + "cn:< file:///etc/passwd\n", 2, "the gateway reads no URLs"),
                Arguments.of(DN + "cn: a\nsn: b\ncn: a\n", 4, "given twice for 'cn'"),
                Arguments.of("\n\n cn: a\n", 3, "begins with a space"),
                Arguments.of(DN + "control: 1.2.3 true\nchangetype: delete\n", 2, "controls"),
                Arguments.of(DN + "changetype: change\n", 2, "'change' is not a changetype"),
                Arguments.of(DN + "changetype: delete\ncn: a\n", 3, "nothing may follow"),
                Arguments.of(DN + "changetype: modify\n", 2, "changes nothing"),
                Arguments.of(
                        DN + "changetype: modify\nput: cn\ncn: a\n",
                        3,
                        "not a kind of modification"),
                Arguments.of(DN + "changetype: modify\nadd: cn\n-\n", 3, "adds no value"),
                Arguments.of(
                        DN + "changetype: modify\nadd: cn\nsn: a\n", 4, "a line '-' is missing"),
                Arguments.of(DN + "changetype: modify\nincrement: n\n-\n", 3, "takes one value"),
                Arguments.of(
                        DN + "changetype: modrdn\nnewrdn: cn=b\n", 1, "'deleteoldrdn:' is missing"),
                Arguments.of(
                        DN + "changetype: modrdn\nnewrdn: cn=b\ndeleteoldrdn: 2\n", 4, "is 0 or 1"),
                Arguments.of(
                        DN + "changetype: modrdn\nnewrdn: cn=b,o=x\ndeleteoldrdn: 1\n",
                        1,
                        "one RDN"));
    }

    @ParameterizedTest
    @MethodSource
    void bad(String ldif, int line, String sentence) {
        RecordProblem problem = problem(ldif.getBytes(StandardCharsets.UTF_8), LdifLimits.DEFAULT);

        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.reason()).contains(sentence);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedUnlessInBase64() {
        byte[] latin = (DN + "cn: J\u00f6rg\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problem(latin, LdifLimits.DEFAULT).toString())
                .startsWith("line 2 (cn=a,o=Org): the value is not UTF-8");
        assertThat(problem("dn: cn=a".getBytes(StandardCharsets.UTF_16), LdifLimits.DEFAULT)
                        .reason())
                .contains("UTF-16");
    }

    @Test
    void binaryValuesStayAsTheyAre() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        LdapChange.Add add = (LdapChange.Add)
                only(DN + "jpegPhoto:: " + Base64.getEncoder().encodeToString(bytes) + "\n");

        assertThat(add.attributes().get(AttributeName.of("jpegphoto")))
                .containsExactly(AttributeValue.of(bytes));
    }

    @Test
    void aFileMayLackVersionAndLastLineEndAndHaveOtherLineEndsAndAMark() {
        String file = "dn: cn=a,o=Org\r\ncn: a\r\n\r\n\r\ndn: cn=b,o=Org\r\ncn: b";

        assertThat(North.changes(file)).hasSize(2);
        assertThat(North.changes("\ufeffversion: 1\n" + file)).hasSize(2);
        assertThat(North.changes("version: 1\r\n\r\n" + file)).hasSize(2);
        assertThat(North.changes("")).isEmpty();
        assertThat(North.changes("version: 1\n")).isEmpty();
    }

    @Test
    void afterABadRecordReadingGoesOn() {
        List<LdifReader.Item> items = items(
                ("dn: nonsense\ncn: a\n\n" + DN + "cn: a\n").getBytes(StandardCharsets.UTF_8));

        assertThat(items.get(0)).isInstanceOf(LdifReader.Bad.class);
        assertThat(items.get(1)).isInstanceOf(LdifReader.Good.class);
    }

    @Test
    void namesAreBroughtIntoOneForm() {
        LdapChange change = only("dn: CN=\"Smith, John\" , OU = P;o=Org\ncn: a\n");

        assertThat(change.dn().toString()).isEqualTo("CN=Smith\\, John,OU=P,o=Org");
        assertThat(Names.dn("uid=b+cn=a,o=x").key())
                .isEqualTo(Names.dn("CN=a + uid=b,o=X").key());
        assertThat(Names.dn("cn=\\0a\\c3\\a4\\20x,o=x").toString()).isEqualTo("cn=\\0Aä x,o=x");
        assertThat(Names.dn("cn=a\\ ,o=x").toString()).isEqualTo("cn=a\\ ,o=x");
    }

    @Test
    void everyKindOfChangeIsRead() {
        List<LdapChange> changes = North.changes("""
                dn: cn=a,o=Org
                changetype: modify
                add: mail
                mail: x
                -
                delete: sn
                -
                replace: title
                -
                increment: n
                n: 2

                dn: cn=a,o=Org
                changetype: moddn
                newrdn: cn=b
                deleteoldrdn: 1
                newsuperior: ou=P,o=Org

                dn: cn=a,o=Org
                changetype: delete
                """);

        assertThat(((LdapChange.Edit) changes.get(0)).modifications())
                .extracting(Modification::kind)
                .containsExactly(
                        Modification.Kind.ADD,
                        Modification.Kind.DELETE,
                        Modification.Kind.REPLACE,
                        Modification.Kind.INCREMENT);
        assertThat(((LdapChange.Rename) changes.get(1)).newSuperior())
                .hasValue(Names.dn("ou=P,o=Org"));
        assertThat(changes.get(2)).isEqualTo(new LdapChange.Delete(19, Names.dn("cn=a,o=Org")));
    }

    @Test
    void aValueOfTenMegabytesIsRead() {
        byte[] bytes = new byte[10_000_000];
        Arrays.fill(bytes, (byte) 0x90);
        String encoded = Base64.getMimeEncoder(76, "\n ".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        LdapChange.Add add = (LdapChange.Add) only(DN + "jpegPhoto:: " + encoded + "\n");

        assertThat(add.attributes().get(AttributeName.of("jpegphoto")))
                .containsExactly(AttributeValue.of(bytes));
    }

    @Test
    void limitsAreKeptAndNamed() {
        LdifLimits limits = new LdifLimits(100, 3, 2_000);
        byte[] longLine = (DN + "cn: " + "x".repeat(101) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] many = (DN + "cn: 1\ncn: 2\ncn: 3\ncn: 4\n").getBytes(StandardCharsets.UTF_8);
        byte[] large = (DN + "cn: 1234567890123456\n".repeat(200)).getBytes(StandardCharsets.UTF_8);
        byte[] endless = (DN + "cn: " + "x".repeat(5_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(problem(longLine, limits).toString()).contains("line 2").contains("100 bytes");
        assertThat(problem(many, limits).toString()).contains("line 5").contains("3 values");
        assertThat(problem(large, limits).toString()).contains("line 1").contains("2000 bytes");
        assertThat(problem(endless, limits).toString()).contains("line 2").contains("100 bytes");
    }

    private static LdapChange only(String ldif) {
        List<LdapChange> changes = North.changes(ldif);
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static List<LdifReader.Item> items(byte[] ldif) {
        return items(ldif, LdifLimits.DEFAULT);
    }

    private static List<LdifReader.Item> items(byte[] ldif, LdifLimits limits) {
        LdifReader reader = new LdifReader(new ByteArrayInputStream(ldif), limits);
        List<LdifReader.Item> items = new ArrayList<>();
        for (var item = reader.next(); item.isPresent(); item = reader.next()) {
            items.add(item.get());
        }
        return items;
    }

    private static RecordProblem problem(byte[] ldif, LdifLimits limits) {
        LdifReader.Item first = items(ldif, limits).get(0);
        assertThat(first).isInstanceOf(LdifReader.Bad.class);
        return ((LdifReader.Bad) first).problem();
    }
}
