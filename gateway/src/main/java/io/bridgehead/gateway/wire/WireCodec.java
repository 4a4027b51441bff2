package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.wire.DecodedMessage.Malformed;
import io.bridgehead.gateway.wire.DecodedMessage.Read;
import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Messages as XML and back (docs/wire-format.md). A decoded message equals the encoded one,
 * even with control characters and empty registers. Equal messages have equal bytes.
 */
public final class WireCodec {
    private WireCodec() {}

    /** The message as XML in UTF-8, not compressed. */
    public static byte[] encode(Message message) {
        try {
            WireWriter out = new WireWriter();
            write(out, message);
            return out.finish();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(
                    "cannot be written as XML: message " + message.header().id(), e);
        }
    }

    /** The message of these bytes within {@link WireLimits#DEFAULT}; never throws. */
    public static DecodedMessage decode(byte[] bytes) {
        return decode(bytes, WireLimits.DEFAULT);
    }

    /**
     * The message of these bytes, or why they are not one. It never throws, for any bytes, and needs
     * memory in proportion to {@code limits}. It skips unknown elements and attributes.
     */
    public static DecodedMessage decode(byte[] bytes, WireLimits limits) {
        try {
            WireReader in = new WireReader(bytes, limits);
            in.root();
            Message message = read(in);
            in.finish();
            return new Read(message);
        } catch (MalformedMessage e) {
            return new Malformed(e.reason(), Optional.ofNullable(e.getMessage()).orElse(""));
        } catch (XMLStreamException e) {
            return new Malformed(Reason.NOT_XML, MalformedMessage.shortened(onOneLine(e)));
        } catch (RuntimeException e) {
            // A bug in the parser or in our readers must not stop the mail behind this one. The
            // bytes go
            // to quarantine with the name of the exception, where an operator sees it.
            return new Malformed(Reason.NOT_XML, MalformedMessage.shortened(onOneLine(e)));
        }
    }

    private static void write(WireWriter out, Message message) throws XMLStreamException {
        message.<Writing>match(
                        request -> () -> UpdateRequestXml.write(out, request),
                        update -> () -> new UpdateWriter(out, update).write(),
                        status -> () -> StatusXml.write(out, status),
                        refusal -> () -> RefusalXml.write(out, refusal),
                        comparison -> () -> ComparisonXml.write(out, comparison))
                .run();
        out.endBlock();
    }

    /** Writes one message. Unlike a {@link Runnable} it may throw. */
    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static Message read(WireReader in) throws XMLStreamException {
        requireOurNamespace(in);
        requireOurVersion(in);
        return switch (in.name()) {
            case UpdateRequestXml.NAME -> UpdateRequestXml.read(in);
            case UpdateWriter.NAME -> new UpdateReader(in).read();
            case StatusXml.NAME -> StatusXml.read(in);
            case RefusalXml.NAME -> RefusalXml.read(in);
            case ComparisonXml.QUESTION -> ComparisonXml.readQuestion(in);
            case ComparisonXml.ANSWER -> ComparisonXml.readAnswer(in);
            default ->
                throw in.fail(
                        Reason.UNKNOWN_KIND,
                        "no message is named " + MalformedMessage.quoted(in.localName()));
        };
    }

    private static void requireOurNamespace(WireReader in) {
        String namespace = in.namespace();
        if (!namespace.equals(WireWriter.NAMESPACE)) {
            throw in.fail(
                    Reason.UNSUPPORTED_VERSION,
                    "namespace " + MalformedMessage.quoted(namespace) + ", this gateway reads '"
                            + WireWriter.NAMESPACE + "'");
        }
    }

    /** A minor version only adds what readers skip. We cannot read another major version. */
    private static void requireOurVersion(WireReader in) {
        String version = in.attribute("version");
        if (!version.startsWith(WireWriter.MAJOR + ".")) {
            throw in.fail(
                    Reason.UNSUPPORTED_VERSION,
                    "version " + MalformedMessage.quoted(version) + ", this gateway reads "
                            + WireWriter.MAJOR + ".x");
        }
    }

    private static String onOneLine(Exception e) {
        return (e.getClass().getSimpleName() + ": " + e.getMessage()).replaceAll("\\s+", " ");
    }
}
