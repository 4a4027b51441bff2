package io.bridgehead.store.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hash functions that we use. The specification of Java requires both. */
public final class Hashes {
    private Hashes() {}

    static MessageDigest sha1() {
        return named("SHA-1");
    }

    public static MessageDigest sha256() {
        return named("SHA-256");
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, e);
        }
    }
}
