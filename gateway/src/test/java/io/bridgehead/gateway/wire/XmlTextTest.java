package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.xml.SafeXml;
import io.bridgehead.gateway.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codehaus.stax2.XMLStreamReader2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text and any bytes survive XML, and lists and ids are read as they were written. */
class XmlTextTest {

    @Provide
    Arbitrary<String> oddStrings() {
        return Arbitraries.strings()
                .withChars("aé \t\n\r\u0000\u0001\u007f\u0085\u00a0\ufffe\uffff\ud83d\ude00<&]>\"'")
                .ofMaxLength(8);
    }

    @Property
    void everyStringComesBack(@ForAll("oddStrings") String string) {
        assertThat(XmlText.of(string).string()).isEqualTo(string);
    }

    @Property
    void everyStringOfAnyCharactersComesBack(@ForAll String string) {
        assertThat(XmlText.of(string).string()).isEqualTo(string);
    }

    @Property
    void allBytesComeBack(@ForAll byte[] bytes) {
        assertThat(XmlText.of(bytes).bytes()).isEqualTo(bytes);
    }

    @Property
    void utf8BytesAndTheirStringAreOneText(@ForAll("oddStrings") String string) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        if (new String(bytes, StandardCharsets.UTF_8).equals(string)) {
            assertThat(XmlText.of(bytes)).isEqualTo(XmlText.of(string));
        }
    }

    @Property(tries = 300)
    void noParserChangesTheText(@ForAll("oddStrings") String string) throws XMLStreamException {
        XmlText text = XmlText.of(string);
        StringWriter xml = new StringWriter();
        XMLStreamWriter out = SafeXml.outputFactory().createXMLStreamWriter(xml);
        out.writeStartElement("v");
        out.writeCharacters(text.text());
        out.writeEndElement();
        out.close();
        // A pretty-printer puts white space around the element, and a reader may trim what is
        // inside.
        byte[] bytes = (" \n" + xml + "\n").strip().getBytes(StandardCharsets.UTF_8);
        XMLStreamReader2 in =
                SafeXml.reader(new ByteArrayInputStream(bytes), XmlLimits.CONFIGURATION);
        in.next();
        String read = in.getElementText();
        assertThat(new XmlText(read, text.encoding()).string()).isEqualTo(string);
        assertThat(read.strip()).as("nothing to trim").isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "plain,              ''",
        "'two words',        ''",
        "'two\nlines',       ''",
        "é€,                 ''",
        "'',                 ''",
        "' leading',         b64",
        "'trailing ',        b64",
        "'carriage\rreturn', b64"
    })
    void encodingIsUsedOnlyWhereItIsNeeded(String string, String encoding) {
        assertThat(XmlText.of(string).encoding()).isEqualTo(encoding);
        assertThat(XmlText.of(string.getBytes(StandardCharsets.UTF_8)).encoding())
                .as("of bytes")
                .isIn(encoding, XmlText.BASE64);
    }

    @Test
    void loneSurrogateTravelsInUtf16() {
        String half = "a\ud83d";
        assertThat(XmlText.of(half).encoding()).isEqualTo(XmlText.UTF16);
        assertThat(XmlText.of(half).string()).isEqualTo(half);
        assertThat(XmlText.of("\ud83d\ude00").encoding()).isEqualTo(XmlText.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "a", "YQ==\u0000", "Y Q"})
    void textThatIsNoBase64IsRefused(String text) {
        assertThatThrownBy(() -> new XmlText(text, XmlText.BASE64).bytes())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlText(text, XmlText.UTF16).string())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownEncodingIsNamed() {
        assertThatThrownBy(() -> new XmlText("x", "rot13").bytes()).hasMessageContaining("rot13");
        assertThatThrownBy(() -> new XmlText("x", "rot13").string()).hasMessageContaining("rot13");
    }

    // Lists

    @Property
    void wordsOfAListAreReadInTheirOrder(@ForAll("words") List<String> words) {
        assertThat(read(String.join(" ", words))).isEqualTo(words);
        assertThat(read("  " + String.join("   ", words) + " ")).isEqualTo(words);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(5)
                .list();
    }

    private static List<String> read(String text) {
        List<String> read = new ArrayList<>();
        XmlLists.forEach(text, (start, end) -> read.add(text.substring(start, end)));
        return read;
    }

    @Test
    void searchEndsAtItsEnd() {
        assertThat(XmlLists.find("a:b:c", ':', 0, 5)).isEqualTo(1);
        assertThat(XmlLists.find("a:b:c", ':', 2, 5)).isEqualTo(3);
        assertThat(XmlLists.find("a:b:c", ':', 2, 3)).as("not beyond the end").isEqualTo(3);
        assertThat(XmlLists.find("", ':', 0, 0)).isZero();
    }

    // Ids

    @Property
    void idsComeBackAndAreOfOneLength(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);
        assertThat(Ids.compact(id)).hasSize(22).matches("[A-Za-z0-9_-]+");
        assertThat(Ids.expanded(Ids.compact(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAA+AAAAAAAAAA"
            })
    void textThatIsNoIdIsRefused(String text) {
        assertThatThrownBy(() -> Ids.expanded(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
