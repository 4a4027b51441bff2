package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Message;
import java.util.function.Function;

/** What bytes turned out to be: a message, or the reason why they are none. */
public sealed interface DecodedMessage {
    /** One answer for each case. */
    <R> R match(Function<Message, R> read, Function<Malformed, R> malformed);

    /** A message, complete and with every value in its bounds. */
    record Read(Message message) implements DecodedMessage {
        @Override
        public <R> R match(Function<Message, R> read, Function<Malformed, R> malformed) {
            return read.apply(message);
        }
    }

    /**
     * No message. Nothing of it may be used, not even what came before the fault.
     *
     * @param detail a sentence for people, with the place: what was found and what was expected
     */
    record Malformed(Reason reason, String detail) implements DecodedMessage {
        @Override
        public <R> R match(Function<Message, R> read, Function<Malformed, R> malformed) {
            return malformed.apply(this);
        }
    }

    /** Why bytes are no message. */
    enum Reason {
        /** Not well-formed, cut short, or with a document type. */
        NOT_XML,
        /** A message of a later major version of the format, or XML of somebody else. */
        UNSUPPORTED_VERSION,
        /** A message of our version, but of no kind that we know. */
        UNKNOWN_KIND,
        /** An element or attribute that must be there is not. */
        MISSING,
        /** What may stand only once stands twice. */
        DUPLICATE,
        /** A number, id, name, date or base64 text that is none, or out of its range. */
        BAD_VALUE,
        /** Beyond {@link WireLimits}. */
        TOO_LARGE
    }
}
