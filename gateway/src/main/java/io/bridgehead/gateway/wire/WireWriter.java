package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.xml.SafeXml;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements in our namespace, each on a line of its own so that people can read them. */
final class WireWriter {
    static final String NAMESPACE_FAMILY = "urn:bridgehead:wire:";
    static final int MAJOR = 1;
    static final String NAMESPACE = NAMESPACE_FAMILY + MAJOR;
    static final String VERSION = MAJOR + ".0";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    private final XMLStreamWriter out;

    WireWriter() throws XMLStreamException {
        out = SafeXml.outputFactory().createXMLStreamWriter(bytes, "UTF-8");
        out.writeStartDocument("UTF-8", "1.0");
    }

    WireWriter root(String kind) throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement(kind);
        out.writeDefaultNamespace(NAMESPACE);
        return attribute("version", VERSION);
    }

    /** Begins an element on a new line. */
    WireWriter start(String name) throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement(name);
        return this;
    }

    /** Begins an element on the same line. */
    WireWriter inline(String name) throws XMLStreamException {
        out.writeStartElement(name);
        return this;
    }

    WireWriter attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, value);
        return this;
    }

    WireWriter attribute(String name, long value) throws XMLStreamException {
        return attribute(name, Long.toString(value));
    }

    WireWriter attribute(String name, boolean value) throws XMLStreamException {
        return attribute(name, Boolean.toString(value));
    }

    /** The text of the element that was begun last, in the encoding that keeps it unchanged. */
    WireWriter text(XmlText text) throws XMLStreamException {
        if (!text.encoding().equals(XmlText.PLAIN)) {
            out.writeAttribute("enc", text.encoding());
        }
        return plain(text.text());
    }

    /** Text that is known to be plain: numbers, base64. */
    WireWriter plain(String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            out.writeCharacters(text);
        }
        return this;
    }

    WireWriter end() throws XMLStreamException {
        out.writeEndElement();
        return this;
    }

    /** Ends an element that has children, on a new line. */
    WireWriter endBlock() throws XMLStreamException {
        out.writeCharacters("\n");
        return end();
    }

    byte[] finish() throws XMLStreamException {
        out.writeEndDocument();
        out.close();
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
