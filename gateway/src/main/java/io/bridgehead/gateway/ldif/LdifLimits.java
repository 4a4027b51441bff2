package io.bridgehead.gateway.ldif;

/**
 * The largest sizes in an LDIF file, so that one record cannot take all memory.
 *
 * @param valueBytes bytes of one decoded value
 * @param values number of values of one attribute in one record
 * @param entryBytes bytes of one record as written
 */
public record LdifLimits(int valueBytes, int values, int entryBytes) {
    /** Values of 16 MB, 250,000 values to an attribute, records of 64 MB. */
    public static final LdifLimits DEFAULT = new LdifLimits(16 << 20, 250_000, 64 << 20);

    public LdifLimits {
        if (valueBytes < 1 || values < 1 || entryBytes < 1) {
            throw new IllegalArgumentException(
                    "limits are at least 1: " + valueBytes + ", " + values + ", " + entryBytes);
        }
    }
}
