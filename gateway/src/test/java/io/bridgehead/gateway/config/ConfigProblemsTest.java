package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator can get wrong, and what is said about it. */
class ConfigProblemsTest {

    /** One change to the two-site configuration, and the whole of the answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<relay host | <relya host | x.xml:5 unknown element 'relya' (did you mean 'relay'?)",
                "base=\"o=Example\" | bass=\"o=Example\" | x.xml:2 unknown attribute 'bass' (did you mean 'base'?)",
                "<address-space | <zzzzzzzz/><address-space | x.xml:6 unknown element 'zzzzzzzz' (known here: relay, connect-timeout, read-timeout, write-timeout, max-message-size, max-bytes-per-day, schedule, time-zone, first-retry, longest-retry, address-space, connected-site)",
                "name=\"SOUTH\" address=\"gateway@south.example\"/> | name=\"SOUTH\" address=\"gateway@south.example\" cost=\"101\"/> | x.xml:7 '101' is no valid 'cost' (1 to 100)",
                "profile=\"clear\" | profile=\"sealed\" | x.xml:9 'sealed' is no valid 'profile' (clear; sealed and signed mail is not implemented yet)",
                "profile=\"clear\" | profile=\"clear\" poll=\"12x\" | x.xml:9 '12x' is no valid 'poll' (a whole number and ms, s, m, h or d, as in 12h)",
                "profile=\"clear\" | profile=\"clear\" poll=\"0s\" | x.xml:9 '0s' is out of range for 'poll' (100ms to 60d)",
                "profile=\"clear\" | profile=\"clear\" poll=\"${env:NOWHERE}\" | x.xml:9 environment variable NOWHERE is not set (set it before the gateway starts)",
                "profile=\"clear\" | profile=\"clear\" poll=\"${HOME}\" | x.xml:9 '${HOME}' is not understood (write ${env:NAME})",
                " server=\"SOUTH-GW\" |  | x.xml:9 'partner' lacks attribute 'server' (1 to 64 letters, digits, '-', '_' or '.', the first a letter or digit, as in NORTH-GW)",
                "gateway@south.example | gateway south.example | x.xml:7 'gateway south.example' is no valid 'address' (a mail address of ASCII letters, as in gateway@north.example)",
                "gateway@south.example | gateway@south.test | x.xml:7 address 'gateway@south.test' is outside the address spaces of connector 'relay' (they are: *.example)",
                "partner site=\"SOUTH\" | partner site=\"NORTH\" | x.xml:9 this site, 'NORTH', cannot be its own partner (remove the line)",
                "connected-site name=\"SOUTH\" | connected-site name=\"NORTH\" | x.xml:7 this site, 'NORTH', is not reached by mail (remove the line)",
                "partner site=\"SOUTH\" | partner site=\"South\" | x.xml:9 site 'South' differs only in case from 'SOUTH' in line 7 (spell it the same way everywhere)",
                "partner site=\"SOUTH\" | partner site=\"EAST\" | x.xml:9 no route to partner 'EAST': no path of connections leads from NORTH to EAST",
                "profile=\"clear\" | profile=\"clear\" connector=\"realy\" address=\"gateway@south.example\" | x.xml:9 unknown connector 'realy' (did you mean 'relay'?)",
                "profile=\"clear\" | profile=\"clear\" connector=\"relay\" address=\"gateway@south.test\" | x.xml:9 address 'gateway@south.test' is outside",
                "profile=\"clear\" | profile=\"clear\" connector=\"relay\" | x.xml:9 'partner': a partner has both connector and address, or neither",
                "o=Example | Example | x.xml:2 'Example' is no valid 'base' (a DN, as in ou=NORTH,o=Example)",
                "o=Example | o=Ex,, | x.xml:2 'o=Ex,,' is not a DN (as in o=Example)",
                "</connector> | </connector><data>x</data> | x.xml:8 element 'data' stands after 'connector' (the order is: organization, site, data,",
                "<connector | <data>x</data><data>y</data><connector | x.xml:4 element 'data' stands here again (the first is in line 4)",
                "<connector | <naming-context dn=\"ou=X,o=Other\" write=\"any\"/><connector | x.xml:4 naming context 'ou=X,o=Other' is not below the base (end it with the base of the organization)",
                "<connector | <naming-context dn=\"ou=X,o=Example\"/><connector | x.xml:4 'naming-context': a naming context that only its home may write needs a home",
                "<connector | <smtp-listener port=\"25\"/><connector | x.xml:4 unknown attribute 'port' ('port' is an element of 'smtp-listener')",
                "<relay | text<relay | x.xml:5 text 'text' in 'connector' means nothing (remove it)",
                "</bridgehead> | <replication><page-size>32MB</page-size></replication></bridgehead> | x.xml:10 'replication': page-size may not be more than window",
                "<address-space | <schedule>Mon-Fry</schedule><address-space | x.xml:6 'fry' is no day; they are Mon, Tue, Wed, Thu, Fri, Sat and Sun (always, never, every 15m, or windows, as in Mon-Fri 22:00-06:00, Sun)",
                "<address-space | <schedule>10:00-25:00</schedule><address-space | x.xml:6 25:00 is no time of day; they are 00:00 to 24:00",
                "<address-space | <time-zone>Europe/Berln</time-zone><address-space | x.xml:6 unknown time zone 'Europe/Berln' (did you mean 'Europe/Berlin'?)",
                "<address-space | <max-bytes-per-day>1KB</max-bytes-per-day><address-space | x.xml:6 '1KB' is out of range for 'max-bytes-per-day' (1MB to 1000GB)",
                "<connected-site | <address-space pattern=\"*.EXAMPLE\"/><connected-site | x.xml:7 address-space '*.EXAMPLE' stands here again (the first is in line 6)",
                "gateway@south.example | gateway@north.example | x.xml:7 address 'gateway@north.example' is that of this gateway itself (name the gateway of the site, or one that forwards to it)",
                "<relay host | <relay user=\"u\" host | a relay has both user and password, or neither",
                "<relay host | <relay trust=\"ca.pem\" host | 'relay': trust is of use only with starttls required or implicit",
                "<relay host | <relay certificate-password=\"x\" host | 'relay': certificate-password needs certificate",
                "<relay host | <relay starttls=\"required\" trust=\"no-such.pem\" host | no-such.pem cannot be read (a relative path starts at the folder of this file)",
                "<relay host | <relay starttls=\"sometimes\" host | 'sometimes' is no valid 'starttls' (required, opportunistic, none or implicit)"
            })
    void mistakeIsReportedWithLineAndCure(String written, String mistaken, String answer) {
        String xml = Configs.TWO_SITES.replace(written, mistaken == null ? "" : mistaken);
        assertThat(xml).isNotEqualTo(Configs.TWO_SITES);
        assertThat(Configs.read(xml)).isInstanceOf(ConfigLoader.Rejected.class);
        assertThat(Configs.said(xml)).contains(answer);
    }

    @Test
    void certificateFilesAreFoundBesideTheConfiguration(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "PEM");
        Files.writeString(folder.resolve("own.p12"), "PKCS");
        Path file = Files.writeString(
                folder.resolve("c.xml"),
                Configs.TWO_SITES.replace(
                        "<relay host",
                        "<relay starttls=\"required\" trust=\"ca.pem\" certificate=\"own.p12\""
                                + " certificate-password=\"${env:KEY}\" host"));
        TlsFiles files = Configs.good(ConfigLoader.load(file, Map.of("KEY", "secret")))
                .mail()
                .connectors()
                .get(0)
                .relay()
                .tls();
        assertThat(files.trust()).contains(folder.resolve("ca.pem"));
        assertThat(files.certificate()).contains(folder.resolve("own.p12"));
        assertThat(files.certificatePassword()).contains(new Secret("secret"));
        assertThat(files.toString()).doesNotContain("secret");
    }

    @Test
    void pollLongerThanTheStatusIntervalIsWarnedOf() {
        String xml = Configs.TWO_SITES.replace("<partner ", "<partner poll=\"3d\" ");
        assertThat(xml).isNotEqualTo(Configs.TWO_SITES);
        assertThat(Configs.said(xml)).contains("a poll longer than status-interval has no effect");
        assertThat(Configs.said(xml.replace("3d", "1d"))).doesNotContain("has no effect");
        assertThat(Configs.said(Configs.TWO_SITES)).doesNotContain("has no effect");
    }

    @Test
    void relayAtThePortOfImplicitTlsIsWarnedOf() {
        String xml = Configs.TWO_SITES.replace("<relay host", "<relay port=\"465\" host");
        assertThat(Configs.said(xml))
                .contains("port 465 usually encrypts from the first byte (starttls=\"implicit\")");
        assertThat(Configs.said(xml.replace("<relay port", "<relay starttls=\"implicit\" port")))
                .doesNotContain("465");
    }

    @Test
    void doubledNamesAreReportedWithTheFirst() {
        String xml = Configs.TWO_SITES
                .replaceFirst("(?s)(  <connector.*</connector>\n)", "$1$1")
                .replaceFirst("( *<connected-site.*\n)", "$1$1")
                .replaceFirst("( *<partner.*\n)", "$1$1");
        assertThat(Configs.said(xml)).isEqualTo("""
                x.xml:8 connected-site 'SOUTH' stands here again (the first is in line 7)
                x.xml:10 connector 'relay' stands here again (the first is in line 4)
                x.xml:16 partner 'SOUTH' stands here again (the first is in line 15)""");
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        String xml = Configs.TWO_SITES
                .replace("o=Example\"/>", "o=Example\" bse=\"x\"/>")
                .replace("<relay host", "<relay port=\"0\"\n  host")
                .replace("site=\"SOUTH\"", "site=\"NORTH\"")
                .replace(
                        "</bridgehead>",
                        "<store><cache-size>1XB</cache-size><cash/></store>"
                                + "\n<limits><value-size>512MB</value-size></limits></bridgehead>");
        assertThat(Configs.said(xml)).isEqualTo("""
                x.xml:2 unknown attribute 'bse' (did you mean 'base'?)
                x.xml:5 '0' is no valid 'port' (1 to 65535)
                x.xml:10 this site, 'NORTH', cannot be its own partner (remove the line)
                x.xml:11 unknown element 'cash' (known here: cache-size, log-size)
                x.xml:11 '1XB' is no valid 'cache-size' (a whole number and B, KB, MB or GB, as in 20MB; 1KB is 1024B)
                x.xml:12 'limits': value-size may not be more than entry-size""");
    }

    @Test
    void attributeIsReportedAtItsOwnLine() {
        String xml = Configs.TWO_SITES.replace(
                "profile=\"clear\"", "\n\n tell='>\"perhaps'\n poll=\"x = 'y'\" profile=\"clear\"");
        assertThat(Configs.said(xml)).contains("x.xml:11 '>\"perhaps'").contains("x.xml:12 'x = ");
    }

    @Test
    void valueIsReportedAtItsOwnLine() {
        String xml = Configs.MINIMAL.replace("</bridgehead>", "<data>\n</data></bridgehead>");
        assertThat(Configs.said(xml)).contains("x.xml:4 '' is no valid 'data'");
        String store = Configs.MINIMAL.replace(
                "</bridgehead>", "<store>\n<log-size>\n\n 5 </log-size></store></bridgehead>");
        assertThat(Configs.said(store)).contains("x.xml:7 '5' is no valid 'log-size'");
    }

    @Test
    void oddThingsAreWarnings() {
        String xml = Configs.TWO_SITES
                .replace(" id=\"" + Configs.ID + "\"", "")
                .replace("<relay ", "<relay user='u' password='p' ")
                .replace(
                        "<address-space",
                        "<max-message-size>1MB</max-message-size><schedule>never</schedule>"
                                + "<address-space pattern='gateway@*' cost='5'/><address-space")
                .replace(
                        "  <partner",
                        "<connector name='b'><relay host='h'/><address-space pattern='*'/>"
                                + "</connector>\n  <partner");
        assertThat(Configs.read(xml)).isInstanceOf(ConfigLoader.Loaded.class);
        assertThat(Configs.said(xml))
                .contains("x.xml:2 warning: the organization has no id")
                .contains("x.xml:5 warning: a password stands in this file (write ${env:NAME}")
                .contains("x.xml:5 warning: the password of 'relay' may travel in the clear")
                .contains("x.xml:6 warning: connector 'relay' may not carry a page")
                .contains(
                        "x.xml:6 warning: connector 'relay' never sends (give it another schedule")
                .contains("x.xml:6 warning: address-space '*.example' overlaps with that in line 6")
                .contains("x.xml:9 warning: connector 'b' reaches no site");
    }

    @Test
    void partnerThatOnlyAPublishedTableCanReachIsOdd() {
        String xml = Configs.TWO_SITES.replace(
                "</bridgehead>", "<partner site='EAST' server='E' profile='clear'/></bridgehead>");
        assertThat(Configs.read(xml)).isInstanceOf(ConfigLoader.Loaded.class);
        assertThat(Configs.said(xml))
                .contains("x.xml:10 warning: no route to partner 'EAST' in this file")
                .contains("right only if another site publishes one");
    }

    @Test
    void brokenXmlIsReportedWhereItBreaks() {
        assertThat(Configs.said("<bridgehead>\n<a>\n</b></bridgehead>"))
                .startsWith("x.xml:3 broken XML: ")
                .contains("(the file must be well-formed XML in UTF-8)");
        assertThat(Configs.said("")).startsWith("x.xml:1 broken XML: ");
        assertThat(Configs.said("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"))
                .contains("document type");
    }

    @Test
    void anotherRootOrNamespaceIsReported() {
        assertThat(Configs.said("<bridgehead/>"))
                .contains("it should be <bridgehead xmlns=\"urn:bridgehead:config:1\">");
        assertThat(Configs.said("<x xmlns='urn:bridgehead:config:1'/>")).contains("'x'");
    }

    @Test
    void folderInThePlaceOfTheFileIsNamedInWords(@TempDir Path folder) {
        var outcome = ConfigLoader.load(folder, Map.of());
        assertThat(Configs.problems(outcome).toString())
                .startsWith(folder + ": it cannot be read: it is a folder (");
    }

    @Test
    void fileThatIsNotThereIsReported(@TempDir Path folder) {
        var outcome = ConfigLoader.load(folder.resolve("none.xml"), Map.of());
        assertThat(Configs.problems(outcome).toString())
                .startsWith(folder.resolve("none.xml") + ": there is no such file")
                .contains("--conf");
    }

    @Test
    void fileIsNamedAsTheOperatorNamedIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "<a/>");
        assertThat(Configs.problems(ConfigLoader.load(file)).file()).isEqualTo(file.toString());
    }
}
