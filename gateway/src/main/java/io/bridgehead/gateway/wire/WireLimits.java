package io.bridgehead.gateway.wire;

/**
 * How much a message may contain; a larger one is refused. All limits are far above the content of a
 * page, and low enough that a hostile message needs at most about 300 MB of memory.
 *
 * @param bytes of the whole message, uncompressed; the largest single entry must fit, in base64
 * @param entries of one update; a page of megabytes has thousands
 * @param registers attributes, values and stamps of one message together. Each costs about 100 bytes of
 *     memory; several groups of 100,000 members fit
 * @param valueBytes of one value: a photo or a certificate list, not a film
 * @param epochs of one message: all lives of all servers of a large organization
 * @param ranges in all vectors of one message: each gap is a range more
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
