package io.bridgehead.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.config.Located.Value;
import io.bridgehead.gateway.xml.SafeXml;
import io.bridgehead.gateway.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Reads a document into a tree that knows the line of every element and attribute. */
final class LocatedReader {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=\"'<>/]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private final XMLStreamReader2 reader;
    private final String namespace;
    private final List<String> lines;

    private LocatedReader(XMLStreamReader2 reader, String namespace, List<String> lines) {
        this.reader = reader;
        this.namespace = namespace;
        this.lines = lines;
    }

    /** The root element; XMLStreamException, with its location, where the document is broken. */
    static Located read(byte[] document, String namespace) throws XMLStreamException {
        var in = new ByteArrayInputStream(document);
        XMLStreamReader2 reader = SafeXml.reader(in, XmlLimits.CONFIGURATION);
        var self = new LocatedReader(
                reader, namespace, new String(document, UTF_8).lines().toList());
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            // What may stand before the root element says nothing; a document type is refused.
        }
        Located root = self.element();
        while (reader.hasNext()) {
            reader.next();
        }
        return root;
    }

    private Located element() throws XMLStreamException {
        String name = qualified(reader.getNamespaceURI(), reader.getLocalName());
        int line = reader.getLocationInfo().getStartLocation().getLineNumber();
        Map<String, Value> attributes = attributes(line);
        List<Located> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int textLine = line;
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element());
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                String piece = reader.getText();
                if (text.toString().isBlank() && !piece.isBlank()) {
                    textLine = reader.getLocationInfo().getStartLocation().getLineNumber()
                            + leadingLines(piece);
                }
                text.append(piece);
            }
            event = reader.next();
        }
        return new Located(
                name, line, attributes, children, new Value(text.toString().strip(), textLine));
    }

    private Map<String, Value> attributes(int line) throws XMLStreamException {
        Map<String, Integer> written = attributeLines(line);
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String uri = reader.getAttributeNamespace(i);
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(uri)) {
                String local = reader.getAttributeLocalName(i);
                attributes.put(
                        uri == null || uri.isEmpty() ? local : "{" + uri + "}" + local,
                        new Value(
                                reader.getAttributeValue(i).strip(),
                                written.getOrDefault(local, line)));
            }
        }
        return attributes;
    }

    /** StAX tells only where the tag begins, so the text of the tag is searched for its attributes. */
    private Map<String, Integer> attributeLines(int first) throws XMLStreamException {
        int last = reader.getLocationInfo().getEndLocation().getLineNumber();
        int column = reader.getLocationInfo().getStartLocation().getColumnNumber();
        String source = String.join("\n", lines.subList(first - 1, Math.min(last, lines.size())));
        Map<String, Integer> found = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(source);
        for (int from = Math.min(column - 1, source.length()); matcher.find(from); ) {
            String name = matcher.group(1);
            found.putIfAbsent(
                    name.substring(name.indexOf(':') + 1),
                    first + newlines(source.substring(0, matcher.start())));
            from = matcher.end();
        }
        return found;
    }

    private String qualified(String uri, String local) {
        return namespace.equals(uri) ? local : "{" + uri + "}" + local;
    }

    private static int leadingLines(String piece) {
        return newlines(piece.substring(0, piece.length() - piece.stripLeading().length()));
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
