package io.bridgehead.gateway.inbound;

import java.time.Duration;

/**
 * How much of messages that travel in several mails is kept until they are whole. No signature covers
 * a part, so all of it is bounded.
 *
 * @param partsPerMessage a message of more is refused
 * @param bytesPerMessage a message whose parts, still compressed, hold more is refused
 * @param messages how many may be incomplete; a further one pushes out the oldest
 * @param bytes what all of them together may hold; more pushes out the oldest
 * @param kept how long the parts of a message wait for each other, from the first that came
 */
public record PartLimits(
        int partsPerMessage, long bytesPerMessage, int messages, long bytes, Duration kept) {

    /** As the configuration has them unless told otherwise. */
    public static final PartLimits DEFAULT =
            new PartLimits(3000, 128L << 20, 1000, 512L << 20, Duration.ofDays(7));

    public PartLimits {
        if (bytesPerMessage > bytes) {
            throw new IllegalArgumentException(
                    "a message of " + bytesPerMessage + " bytes has no room in " + bytes);
        }
    }
}
