package io.bridgehead.gateway.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bridgehead.routing.RoutingAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A mail that is passed on as it came.
 *
 * @param sender of the envelope, who hears if it cannot be delivered
 */
public record ForwardedMail(Optional<RoutingAddress> sender, byte[] mail) {

    /** The kind of its letter. */
    public static final String KIND = "Forward";

    /** As it waits in the outbox: a line with the sender, then the mail. */
    public byte[] payload() {
        byte[] line = (sender.map(RoutingAddress::toString).orElse("") + "\n").getBytes(US_ASCII);
        byte[] payload = Arrays.copyOf(line, line.length + mail.length);
        System.arraycopy(mail, 0, payload, line.length, mail.length);
        return LetterBytes.pack(payload);
    }

    /** What a letter of kind {@link #KIND} holds. */
    public static ForwardedMail of(byte[] packed) {
        byte[] payload = LetterBytes.unpack(packed);
        int end = 0;
        while (payload[end] != '\n') {
            end++;
        }
        String sender = new String(payload, 0, end, US_ASCII);
        return new ForwardedMail(
                sender.isEmpty() ? Optional.empty() : Optional.of(RoutingAddress.of(sender)),
                Arrays.copyOfRange(payload, end + 1, payload.length));
    }
}
