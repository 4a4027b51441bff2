package io.bridgehead.gateway.inbound;

import java.time.Duration;

/**
 * How much of messages that travel in several mails is kept until they are whole. No signature covers
 * a part, so all of it is bounded.
 *
 * @param partsPerMessage a message of more parts is refused
 * @param bytesPerMessage a message is refused if its compressed parts hold more
 * @param messages how many messages may be incomplete; one more removes the oldest
 * @param bytes what all incomplete messages may hold; more removes the oldest
 * @param kept how long parts are kept, counted from the first that arrived
 */
public record PartLimits(
        int partsPerMessage, long bytesPerMessage, int messages, long bytes, Duration kept) {

    /** The defaults of the configuration. */
    public static final PartLimits DEFAULT =
            new PartLimits(3000, 128L << 20, 1000, 512L << 20, Duration.ofDays(7));

    public PartLimits {
        if (bytesPerMessage > bytes) {
            throw new IllegalArgumentException(
                    "a message of " + bytesPerMessage + " bytes has no room in " + bytes);
        }
    }
}
