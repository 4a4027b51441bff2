package io.bridgehead.gateway.seal;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * A short fingerprint of a certificate, to be compared aloud: six groups of five digits.
 *
 * <p>They are about 100 bits of its SHA-256 digest. An attacker would have to find another
 * certificate with the same digits, and cannot choose the first one, so this is enough.
 *
 * @param digits thirty digits, without spaces
 */
public record KeyFingerprint(String digits) {
    private static final int DIGITS = 30;
    private static final int GROUP = 5;

    /** The fingerprint of these bytes of a certificate. */
    static KeyFingerprint ofCertificate(byte[] encoded) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            BigInteger number = new BigInteger(1, digest).mod(BigInteger.TEN.pow(DIGITS));
            return new KeyFingerprint(String.format(Locale.ROOT, "%0" + DIGITS + "d", number));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Whether a person wrote these digits, with spaces or whatever stands between them. */
    public boolean isWrittenAs(String text) {
        return digits.equals(text.replaceAll("[^0-9]", ""));
    }

    /** In groups of five digits. */
    @Override
    public String toString() {
        return digits.replaceAll("(?<=\\G.{" + GROUP + "})(?=.)", " ");
    }
}
