package io.bridgehead.gateway.mail;

import java.util.Optional;

/**
 * What a relay says about a mail that it was given (RFC 3464, or guessed from plain text).
 *
 * @param originalMessageId the mail that the report is about, if the report names it; for a part,
 *     the id of the part
 * @param status enhanced status code (RFC 3463), for example {@code 5.1.1}; {@code 5.0.0} if
 *     unknown
 * @param recipient the address that the report is about
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
