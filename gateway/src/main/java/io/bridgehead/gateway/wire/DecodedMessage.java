package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Message;
import java.util.function.Function;

/** The result of reading bytes: a message, or the reason why they are not one. */
public sealed interface DecodedMessage {
    /** Calls the function of the case that applies. */
    <R> R match(Function<Message, R> read, Function<Malformed, R> malformed);

    /** A complete message; every value is within its bounds. */
    record Read(Message message) implements DecodedMessage {
        @Override
        public <R> R match(Function<Message, R> read, Function<Malformed, R> malformed) {
            return read.apply(message);
        }
    }

    /**
     * Not a message. No part of it may be used, not even the part before the fault.
     *
     * @param detail a sentence for people: the place, what was found and what was expected
     */
    record Malformed(Reason reason, String detail) implements DecodedMessage {
        @Override
        public <R> R match(Function<Message, R> read, Function<Malformed, R> malformed) {
            return malformed.apply(this);
        }
    }

    /** Why bytes are not a message. */
    enum Reason {
        /** Not well-formed, cut short, or with a document type. */
        NOT_XML,
        /** A message of another major version of the format, or XML of another product. */
        UNSUPPORTED_VERSION,
        /** A message of our version, of a kind that we do not know. */
        UNKNOWN_KIND,
        /** A required element or attribute is missing. */
        MISSING,
        /** Something that may occur once occurs twice. */
        DUPLICATE,
        /** A number, id, name, time or base64 text that is malformed or out of range. */
        BAD_VALUE,
        /** It exceeds one of the {@link WireLimits}. */
        TOO_LARGE
    }
}
