package io.bridgehead.gateway.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeXmlTest {
    @Test
    void noFileIsReadForAnExternalEntity(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        assertThatThrownBy(() -> textOf(
                        "<!DOCTYPE a [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]><a>&s;</a>"))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageNotContaining("the secret");
    }

    @Test
    void entitiesDoNotMultiply() {
        String bomb = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assertThatThrownBy(() -> textOf(bomb)).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> textOf("<a>".repeat(100) + "</a>".repeat(100)))
                .isInstanceOf(XMLStreamException.class);
    }

    /** Jackson sets properties of the factories that it is given. */
    @Test
    void mapperLeavesTheSharedFactoriesAlone() {
        assertThat(SafeXml.xmlMapper().build()).isNotNull();
        assertThat(SafeXml.outputFactory().getProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES))
                .isEqualTo(false);
        assertThat(SafeXml.inputFactory().getProperty(XMLInputFactory.IS_COALESCING))
                .isEqualTo(false);
    }

    private static String textOf(String xml) throws XMLStreamException {
        XMLStreamReader in = SafeXml.inputFactory().createXMLStreamReader(new StringReader(xml));
        StringBuilder text = new StringBuilder();
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.CHARACTERS) {
                text.append(in.getText());
            }
        }
        return text.toString();
    }
}
