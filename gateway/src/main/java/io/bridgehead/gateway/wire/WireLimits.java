package io.bridgehead.gateway.wire;

/**
 * How much a message may hold before it is refused unread. All are far above what a page carries,
 * and low enough that the message in memory stays below some 300 MB, whatever its sender had in mind.
 *
 * @param bytes of the whole message, uncompressed: the largest single entry, with room for base64
 * @param entries of one update; a page of megabytes has thousands
 * @param registers attributes, values and stamps of one message together, since each costs about 100
 *     bytes of memory: several groups of 100,000 members fit
 * @param valueBytes of one value: a photo or a certificate list, not a film
 * @param epochs of one message: every life of every server of a large organization
 * @param ranges in all vectors of one message: each is a gap that somebody waits for
 * @param textChars of a name, an id or a sentence: DNs of more than 1,000 characters exist
 */
public record WireLimits(
        int bytes,
        int entries,
        int registers,
        int valueBytes,
        int epochs,
        int ranges,
        int textChars) {
    public static final WireLimits DEFAULT =
            new WireLimits(64 << 20, 100_000, 1_000_000, 32 << 20, 20_000, 200_000, 65_536);
}
