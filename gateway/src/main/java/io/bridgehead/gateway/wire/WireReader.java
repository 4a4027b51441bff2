package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.gateway.xml.SafeXml;
import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * Reads one message element by element. Every method that reads an element is called at the start of
 * that element and returns at its end. Unknown elements are skipped with their content. A known element
 * with a wrong content ends the reading with a {@link MalformedMessage}.
 */
final class WireReader {
    private final XMLStreamReader2 in;
    private final WireLimits limits;
    private int depth;
    private int registers;
    private int epochs;
    private int ranges;

    WireReader(byte[] bytes, WireLimits limits) throws XMLStreamException {
        if (bytes.length > limits.bytes()) {
            throw new MalformedMessage(
                    Reason.TOO_LARGE,
                    bytes.length + " bytes, more than the " + limits.bytes() + " allowed");
        }
        this.limits = limits;
        this.in = (XMLStreamReader2) SafeXml.inputFactory()
                .createXMLStreamReader(new Stax2ByteArraySource(bytes, 0, bytes.length));
    }

    WireLimits limits() {
        return limits;
    }

    /** Moves to the root element. */
    void root() throws XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
    }

    /** Reads to the end of the document; nothing more may follow the root element. */
    void finish() throws XMLStreamException {
        while (in.hasNext()) {
            next();
        }
    }

    String namespace() {
        return Optional.ofNullable(in.getNamespaceURI()).orElse("");
    }

    /** The name of the current element; empty if it is not in our namespace. */
    String name() {
        return WireWriter.NAMESPACE.equals(in.getNamespaceURI()) ? in.getLocalName() : "";
    }

    /** The name of the current element, in any namespace. */
    String localName() {
        return in.getLocalName();
    }

    /** Moves to the next child. If there is none: false, and the reader is at the parent's end. */
    boolean child() throws XMLStreamException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!in.isWhiteSpace()) {
                        throw fail(Reason.BAD_VALUE, "text where only elements belong");
                    }
                }
                default -> {}
            }
        }
    }

    /** Skips the rest of the current element. */
    void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Where an element begins, and how much was counted before it. */
    record Place(int depth, int registers) {}

    /** The current element, at its start. */
    Place place() {
        return new Place(depth, registers);
    }

    /** Skips the rest of the element at {@code start}, and counts nothing of it. */
    void leave(Place start) throws XMLStreamException {
        while (depth >= start.depth()) {
            next();
        }
        registers = start.registers();
    }

    boolean has(String attribute) {
        return in.getAttributeValue("", attribute) != null;
    }

    String attribute(String name) {
        String value = in.getAttributeValue("", name);
        if (value == null) {
            throw fail(Reason.MISSING, "no attribute '" + name + "'");
        }
        return value;
    }

    String attribute(String name, String otherwise) {
        String value = in.getAttributeValue("", name);
        return value == null ? otherwise : value;
    }

    /** A number of 0 or more. */
    long count(String name) {
        long count = parsed(name, Long::parseLong);
        if (count < 0) {
            throw fail(Reason.BAD_VALUE, "attribute '" + name + "' is negative: " + count);
        }
        return count;
    }

    boolean flag(String name) {
        return parsed(name, WireReader::flagOf);
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? flag(name) : otherwise;
    }

    private static boolean flagOf(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    UUID uuid(String name) {
        return parsed(name, text -> {
            if (text.length() != 36) {
                throw new IllegalArgumentException("a UUID has 36 characters");
            }
            return UUID.fromString(text);
        });
    }

    SiteId site(String name) {
        return parsed(name, SiteId::new);
    }

    Instant instant(String name) {
        return parsed(name, text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("not a time like 2026-01-31T12:00:00Z", e);
            }
        });
    }

    <T> T parsed(String name, Function<String, T> parser) {
        return parse("attribute '" + name + "'", attribute(name), parser);
    }

    /** Parses {@code text}. An {@link IllegalArgumentException} means that the message is malformed. */
    <T> T parse(String what, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw fail(
                    Reason.BAD_VALUE,
                    what + " is " + MalformedMessage.quoted(text) + ": " + e.getMessage());
        }
    }

    /** The text of the current element as a string, decoded. */
    String string() throws XMLStreamException {
        String encoding = attribute("enc", XmlText.PLAIN);
        String text = text(limits.textChars(), "one name");
        boolean plain = encoding.equals(XmlText.PLAIN);
        return plain ? text : parse("text", text, each -> new XmlText(each, encoding).string());
    }

    /** The text of the current element, without the text of unknown elements in it. */
    String text(int charsMax, String what) throws XMLStreamException {
        String first = "";
        StringBuilder more = new StringBuilder(0);
        int event = next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip();
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                if (first.isEmpty()) {
                    first = in.getText();
                } else {
                    more.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                }
                if (first.length() + more.length() > charsMax) {
                    throw fail(
                            Reason.TOO_LARGE,
                            "text of more than " + charsMax + " characters in " + what);
                }
            }
            event = next();
        }
        return more.length() == 0 ? first : first + more;
    }

    /** Counts one attribute, value or stamp against the limit of the message. */
    void register() {
        registers++;
        require(registers, limits.registers(), "registers (see values-per-attribute)");
    }

    /** Counts one epoch of the table or of a vector. */
    void countEpoch() {
        epochs++;
        require(epochs, limits.epochs(), "epochs");
    }

    /** Counts one range. */
    void countRange() {
        ranges++;
        require(ranges, limits.ranges(), "ranges");
    }

    void require(int count, int most, String what) {
        if (count > most) {
            throw fail(Reason.TOO_LARGE, "more than " + most + " " + what);
        }
    }

    /** The content of an element that may occur once; fails if it was read before. */
    <T> Optional<T> once(Optional<T> before, T read) {
        if (before.isPresent()) {
            throw fail(Reason.DUPLICATE, "a second element '" + localName() + "'");
        }
        return Optional.of(read);
    }

    <T> T required(Optional<T> read, String name) {
        return read.orElseThrow(() -> fail(Reason.MISSING, "no element '" + name + "'"));
    }

    MalformedMessage fail(Reason reason, String detail) {
        Location at = in.getLocation();
        return new MalformedMessage(
                reason,
                "line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": " + detail);
    }

    private int next() throws XMLStreamException {
        int event = in.next();
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        if (event == XMLStreamConstants.DTD) {
            throw fail(Reason.NOT_XML, "a document type, which no message has");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw fail(Reason.NOT_XML, "an entity, which no message has");
        }
        return event;
    }
}
