package io.bridgehead.gateway.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bridgehead.routing.RoutingAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A mail for another site, which this site passes on unchanged.
 *
 * @param sender the envelope sender, to whom a bounce goes
 */
public record ForwardedMail(Optional<RoutingAddress> sender, byte[] mail) {

    /** The kind of the letter that holds it. */
    public static final String KIND = "Forward";

    /** The payload in the outbox: a line with the sender, then the mail. */
    public byte[] payload() {
        byte[] line = (sender.map(RoutingAddress::toString).orElse("") + "\n").getBytes(US_ASCII);
        byte[] payload = Arrays.copyOf(line, line.length + mail.length);
        System.arraycopy(mail, 0, payload, line.length, mail.length);
        return LetterBytes.pack(payload);
    }

    /** Reads the payload of a letter of kind {@link #KIND}. */
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
