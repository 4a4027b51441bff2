package io.bridgehead.gateway.mail;

import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One message in the wire format, and what its mail needs besides.
 *
 * @param messageId {@code left@right} without angle brackets. No two messages have the same; a
 *     message that is sent again keeps its id
 * @param organization of both sites
 * @param from the sender, whose address gets the bounces
 * @param kind the message's name: letters, for example {@code Update}
 * @param sentence what the mail is about, for a person who opens it; every relay can read it
 * @param payload the message in the wire format, not compressed
 */
public record OutgoingMail(
        String messageId,
        UUID organization,
        End from,
        End to,
        String kind,
        String sentence,
        Instant created,
        byte[] payload) {

    /** A site at one end of the way, and its mail address there. */
    public record End(SiteId site, RoutingAddress address) {}

    private static final Pattern KIND = Pattern.compile("[A-Za-z]{1,40}");

    public OutgoingMail {
        if (!MessageIds.isValid(messageId)) {
            throw new IllegalArgumentException("not a message id: '" + messageId + "'");
        }
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not the name of a message: '" + kind + "'");
        }
    }
}
