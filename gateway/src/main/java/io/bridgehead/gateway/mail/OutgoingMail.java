package io.bridgehead.gateway.mail;

import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One wire message on its way to becoming mail.
 *
 * @param messageId unique for ever, {@code left@right} without angle brackets; a repeat has the same
 * @param organization of both sites
 * @param from whose mailbox the bounces come to
 * @param kind the message's name: letters, for example {@code Update}
 * @param sentence what the mail is about, for a person who opens it; may be seen by any relay
 * @param payload the message in the wire format, not compressed
 */
public record OutgoingMail(
        String messageId,
        UUID organization,
        SiteId fromSite,
        SiteId toSite,
        RoutingAddress from,
        RoutingAddress to,
        String kind,
        String sentence,
        Instant created,
        byte[] payload) {

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
