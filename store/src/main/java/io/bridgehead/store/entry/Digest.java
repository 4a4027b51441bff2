package io.bridgehead.store.entry;

import java.util.HexFormat;

/**
 * A fingerprint of a set of entries: the exclusive or of the fingerprints of its entries. So a
 * commit updates it from the changed entries alone. Equal sets have equal digests. A digest finds
 * accidents and bugs, but no attacker who can choose entries.
 */
public record Digest(long high, long low) {
    /** The digest of no entry at all. */
    public static final Digest EMPTY = new Digest(0, 0);

    /** This digest with a set added. Adding the same set again removes it. */
    public Digest xor(Digest other) {
        return new Digest(high ^ other.high, low ^ other.low);
    }

    /** Reads what {@link #toString} wrote; throws {@link IllegalArgumentException} otherwise. */
    public static Digest of(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("a digest has 32 hexadecimal digits: '" + hex + "'");
        }
        return new Digest(
                HexFormat.fromHexDigitsToLong(hex, 0, 16),
                HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    /** Thirty-two hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
