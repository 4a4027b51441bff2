package io.bridgehead.gateway.mail;

import java.util.Optional;

/**
 * What a relay says about a mail it was given (RFC 3464, or guessed from plain text).
 *
 * @param originalMessageId the mail it is about, if it can be told; for a part, the part's own id
 * @param status enhanced status code (RFC 3463), for example {@code 5.1.1}; {@code 5.0.0} if unknown
 * @param recipient who was not reached
 * @param text the relay's own words, at most {@value #MAX_TEXT} characters, one line
 */
public record BounceReport(
        Optional<String> originalMessageId,
        Action action,
        String status,
        Optional<String> recipient,
        String text) {

    /** The longest text kept. */
    public static final int MAX_TEXT = 500;

    /** What became of the mail. */
    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED
    }
}
