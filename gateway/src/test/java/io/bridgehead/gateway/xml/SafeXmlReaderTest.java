package io.bridgehead.gateway.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlReaderTest {

    private static final XmlLimits SMALL = new XmlLimits(10_000, 100, 50, 10);

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** All text of a document, read event by event. */
    private static String read(String document) throws XMLStreamException {
        var text = new StringBuilder();
        XMLStreamReader2 reader = SafeXml.reader(bytes(document), SMALL);
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && reader.getAttributeCount() > 0) {
                text.append(reader.getAttributeValue(0));
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    @Test
    void plainDocumentIsRead() throws XMLStreamException {
        assertThat(read("<a b='&lt;'>x<c/>&amp;<![CDATA[<]]></a>")).isEqualTo("<x&<");
    }

    @Test
    void fileOfThisMachineIsNeverRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String document = "<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>";
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(
                        () -> SafeXml.xmlMapper().build().readValue(bytes(document), String.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(() -> SafeXml.xmlMapper()
                        .build()
                        .readValue(SafeXml.reader(bytes(document), SMALL), String.class))
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                "<a>&undeclared;</a>",
                "<a b='&undeclared;'/>",
                "<a><b></a>",
                "<a/><b/>",
                "<a>\u0001</a>",
                "<a b='1' b='2'/>"
            })
    void whatIsHostileOrBrokenIsRefused(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> elementText(document)).isInstanceOf(XMLStreamException.class);
    }

    private static String elementText(String document) throws XMLStreamException {
        XMLStreamReader2 reader = SafeXml.reader(bytes(document), SMALL);
        reader.nextTag();
        String text = reader.getElementText();
        while (reader.hasNext()) {
            reader.next();
        }
        return text;
    }

    @Test
    void everyLimitIsKept() {
        assertThatThrownBy(() -> elementText("<a>" + "x".repeat(20_000) + "</a>"))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> read("<a>" + "<!-- a comment -->".repeat(1_000) + "</a>"))
                .hasMessageContaining("10000");
        assertThatThrownBy(() -> read("<a b='" + "x".repeat(101) + "'/>"))
                .hasMessageContaining("100");
        assertThatThrownBy(() -> read("<a>" + "<b/>".repeat(60) + "</a>"))
                .hasMessageContaining("50");
        assertThatThrownBy(() -> read("<a>".repeat(11) + "</a>".repeat(11)))
                .hasMessageContaining("10");
    }

    @Test
    void recordsAreReadAndUnknownElementsAreErrors() throws Exception {
        record Point(int x, int y) {}
        var mapper = SafeXml.xmlMapper().build();
        assertThat(mapper.readValue("<Point><x>1</x><y>2</y></Point>", Point.class))
                .isEqualTo(new Point(1, 2));
        assertThatThrownBy(() -> mapper.readValue("<Point><z>1</z></Point>", Point.class))
                .hasMessageContaining("\"z\"");
    }
}
