package io.bridgehead.gateway.xml;

/**
 * How much XML one document may be. A document that exceeds any of these is refused while it is
 * read, before the excess is in memory.
 *
 * @param characters of the whole document, as read (so of the decompressed text)
 * @param text characters of one text or attribute value
 * @param elements in all
 * @param depth elements within elements
 */
public record XmlLimits(long characters, int text, long elements, int depth) {

    /** For a configuration file, which a person writes. */
    public static final XmlLimits CONFIGURATION = new XmlLimits(4 << 20, 64 << 10, 100_000, 16);

    public XmlLimits {
        if (characters < 1 || text < 1 || elements < 1 || depth < 1) {
            throw new IllegalArgumentException("limits of XML are at least 1");
        }
    }
}
