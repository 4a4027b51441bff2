package io.bridgehead.gateway.wire;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The published schema, as packaged, and what we write. */
class WireSchemaTest {
    @Test
    void everythingThatIsWrittenIsValid() throws SAXException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(
                        WireCodec.class.getResource("wire-format.xsd"), "not packaged"));
        for (long seed = 0; seed < 1000; seed++) {
            byte[] xml = WireCodec.encode(new Messages(seed).any());
            assertThatCode(() -> schema.newValidator()
                            .validate(new StreamSource(new ByteArrayInputStream(xml))))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }
}
