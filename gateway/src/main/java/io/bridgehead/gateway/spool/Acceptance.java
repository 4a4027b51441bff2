package io.bridgehead.gateway.spool;

/** What a spool did with a mail. */
public sealed interface Acceptance {

    /** The mail survives power loss. */
    record Stored(SpoolId id) implements Acceptance {}

    /** Larger than allowed. Nothing is stored; the rest of the stream has not been read. */
    record TooLarge(long maxBytes) implements Acceptance {}

    /** No room at present. Nothing is stored; the rest of the stream may not have been read. */
    record Full(String reason) implements Acceptance {}
}
