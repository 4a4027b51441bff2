package io.bridgehead.store.letter;

import io.bridgehead.routing.SiteId;
import java.time.Instant;

/**
 * A message ready to be sent.
 *
 * @param to the site it is for, which need not be the next hop
 * @param messageId unique for ever; a repeat after a crash has the same one
 * @param topic what it is about; a newer letter on the same topic makes it pointless. May be empty
 * @param kind the message's name, for people, for example {@code Update}
 * @param expires when sending it stops being useful
 * @param payload the encoded message, as the wire format has it
 */
public record NewLetter(
        SiteId to,
        String messageId,
        String topic,
        String kind,
        Instant created,
        Instant expires,
        byte[] payload) {}
