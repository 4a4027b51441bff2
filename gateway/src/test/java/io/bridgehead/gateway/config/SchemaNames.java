package io.bridgehead.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.xml.SafeXml;
import io.bridgehead.gateway.xml.XmlLimits;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The names in the published schema, read without the code under test. */
final class SchemaNames {

    private SchemaNames() {}

    /** As "section key", those with a default. */
    static List<String> withDefaults() {
        return names(true);
    }

    /** As "section key". */
    static List<String> all() {
        return names(false);
    }

    private static List<String> names(boolean onlyDefaults) {
        List<String> names = new ArrayList<>();
        try (InputStream in =
                Files.newInputStream(Configs.ROOT.resolve("docs/bridgehead-config.xsd"))) {
            var reader = SafeXml.reader(in, XmlLimits.CONFIGURATION);
            String section = "";
            while (reader.hasNext()) {
                if (reader.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getAttributeValue(null, "name");
                    if (reader.getLocalName().equals("complexType")) {
                        section = name;
                    } else if (List.of("element", "attribute").contains(reader.getLocalName())
                            && !section.isEmpty()
                            && (!onlyDefaults
                                    || reader.getAttributeValue(null, "default") != null)) {
                        names.add(section + " " + name);
                    }
                }
            }
        } catch (java.io.IOException | javax.xml.stream.XMLStreamException problem) {
            throw new AssertionError(problem);
        }
        assertThat(names).isNotEmpty();
        return names;
    }
}
