package io.bridgehead.gateway.spool;

/** What a spool did with a mail. */
public sealed interface Acceptance {

    /** The mail survives power loss. */
    record Stored(SpoolId id) implements Acceptance {}

    /**
     * The mail is larger than allowed. It is not stored, and the rest of the stream is not read.
     */
    record TooLarge(long maxBytes) implements Acceptance {}

    /** There is no room now. The mail is not stored; the stream may not be read to its end. */
    record Full(String reason) implements Acceptance {}
}
