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
 * StAX factories for XML from anywhere: no document types, no entities, no files, no network, and a
 * bound on depth, names and attributes. Text has no bound here, since values may be large: whoever
 * reads must bound the bytes. The factories are configured once and safe for use by many threads;
 * what they make is not.
 *
 * <p>A document type declaration is skipped and not obeyed; readers that a factory makes should
 * refuse the DTD event, as those of {@link #reader} do.
 */
public final class SafeXml {
    /** Deeper than anything that we or a later version of us would write. */
    private static final int DEPTH_MAX = 64;

    private static final int ATTRIBUTES_MAX = 64;
    private static final int ATTRIBUTE_CHARS_MAX = 64 << 10;

    private static final XMLInputFactory2 INPUT = hardenedInput();
    private static final XMLOutputFactory2 OUTPUT = strictOutput();

    private SafeXml() {}

    /** Makes readers; not to be reconfigured. */
    public static XMLInputFactory2 inputFactory() {
        return INPUT;
    }

    /** Makes namespace-aware writers that refuse what is not XML; not to be reconfigured. */
    public static XMLOutputFactory2 outputFactory() {
        return OUTPUT;
    }

    /**
     * A reader of one document within limits, which throws XMLStreamException at a document type, at
     * any entity but the five of XML itself, and at whatever exceeds the limits. Not for use by many
     * threads.
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
     * Jackson over factories like these, but its own: it sets them to coalesce text and to repair
     * namespaces, and our writers would then lose theirs. Left to itself it skips a document type;
     * what strangers send is to be read through {@link #reader}.
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
        // Nothing can be replaced, since nothing can be declared: an entity is an error.
        // Unreplaced,
        // getElementText and attributes would drop it and say nothing.
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // A lazy parser reports broken text from methods that declare no exception.
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

    /** Woodstox, told not to support document types, steps over them; we refuse. */
    private static final class NoDocumentType extends StreamReader2Delegate {

        NoDocumentType(XMLStreamReader2 reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == DTD || event == ENTITY_REFERENCE) {
                throw new XMLStreamException("a document type or entity", getLocation());
            }
            return event;
        }
    }
}
