package io.bridgehead.gateway.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;

/**
 * StAX factories for XML from untrusted sources: no document types, no entities, no files, no network,
 * and limits on depth, names and attributes. Text has no limit here, because values may be large: the
 * caller must limit the bytes. Many threads may use the factories; a reader or writer belongs to one
 * thread.
 *
 * <p>A factory skips a document type declaration and ignores its content. Its callers should refuse the
 * DTD event, as the readers of {@link #reader} do.
 */
public final class SafeXml {
    /** Deeper than any document of this version, or of a later one. */
    private static final int DEPTH_MAX = 64;

    private static final int ATTRIBUTES_MAX = 64;
    private static final int ATTRIBUTE_CHARS_MAX = 64 << 10;

    private static final XMLInputFactory2 INPUT = hardenedInput();
    private static final XMLOutputFactory2 OUTPUT = strictOutput();

    private SafeXml() {}

    /** Makes readers. Do not change its configuration. */
    public static XMLInputFactory2 inputFactory() {
        return INPUT;
    }

    /** Makes writers that know namespaces and refuse invalid XML. Do not change its configuration. */
    public static XMLOutputFactory2 outputFactory() {
        return OUTPUT;
    }

    /**
     * A reader of one document within limits. It throws XMLStreamException at a document type, at any
     * entity except the five of XML itself, and when a limit is exceeded. For one thread only.
     */
    public static XMLStreamReader2 reader(InputStream in, XmlLimits limits)
            throws XMLStreamException {
        WstxInputFactory factory = hardenedInput();
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, limits.characters());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.text());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.text());
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, limits.elements());
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        return new NoDocumentType((XMLStreamReader2) factory.createXMLStreamReader(in));
    }

    /**
     * Jackson's factory, over StAX factories of its own. Jackson changes their configuration, and our
     * writers would lose their namespaces with it. Jackson skips a document type, so read text from
     * untrusted sources through {@link #reader}.
     */
    public static XmlMapper.Builder xmlMapper() {
        return XmlMapper.builder(XmlFactory.builder()
                .xmlInputFactory(hardenedInput())
                .xmlOutputFactory(strictOutput())
                .build());
    }

    private static WstxInputFactory hardenedInput() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // No entity can be declared, so each one is an error. Without this setting, getElementText
        // and
        // attributes would drop it silently.
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // A lazy parser would report broken text from methods that declare no exception.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARS_MAX);
        return factory;
    }

    private static XMLOutputFactory2 strictOutput() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
        factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, true);
        factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
        factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_CONTENT, true);
        return factory;
    }

    /** Without support for document types Woodstox skips them; this reader refuses them. */
    private static final class NoDocumentType extends StreamReader2Delegate {

        NoDocumentType(XMLStreamReader2 reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == DTD || event == ENTITY_REFERENCE) {
                throw new XMLStreamException(
                        "it has a document type or an entity; remove that", getLocation());
            }
            return event;
        }
    }
}
