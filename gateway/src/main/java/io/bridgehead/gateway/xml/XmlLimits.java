package io.bridgehead.gateway.xml;

/**
 * How large one XML document may be. The reader refuses a document as soon as it exceeds a limit, so
 * the excess is never in memory.
 *
 * @param characters in the whole document, after decompression
 * @param text characters in one text or attribute value
 * @param elements in the whole document
 * @param depth how deep elements may be nested
 */
public record XmlLimits(long characters, int text, long elements, int depth) {

    /** For a configuration file, which is written by a person. */
    public static final XmlLimits CONFIGURATION = new XmlLimits(4 << 20, 64 << 10, 100_000, 16);

    public XmlLimits {
        if (characters < 1 || text < 1 || elements < 1 || depth < 1) {
            throw new IllegalArgumentException("a limit of an XML document is at least 1");
        }
    }
}
