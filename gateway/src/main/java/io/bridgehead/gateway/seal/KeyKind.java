package io.bridgehead.gateway.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of key that a gateway makes. It can use others of EC and RSA. */
public enum KeyKind {
    /** Short messages, and quick. */
    EC("EC", "SHA256withECDSA"),
    /** For organizations whose rules demand it; each message is about 900 bytes longer. */
    RSA("RSA", "SHA256withRSA");

    private static final int RSA_BITS_MADE = 3072;
    private static final int RSA_BITS_MIN = 2048;

    private final String algorithm;
    private final String signature;

    KeyKind(String algorithm, String signature) {
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** The kind of a key. Throws {@link KeyException} if it is another, or too weak. */
    static KeyKind of(PublicKey key) {
        if (key instanceof ECPublicKey) {
            return EC;
        }
        if (key instanceof RSAPublicKey rsa) {
            if (rsa.getModulus().bitLength() < RSA_BITS_MIN) {
                throw new KeyException("its RSA key has " + rsa.getModulus().bitLength()
                        + " bits, and " + RSA_BITS_MIN + " are the least");
            }
            return RSA;
        }
        throw new KeyException(
                "its key is of the kind " + key.getAlgorithm() + "; EC and RSA can be used");
    }

    static String describe(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return "EC " + ec.getParams().getOrder().bitLength();
        }
        return key instanceof RSAPublicKey rsa
                ? "RSA " + rsa.getModulus().bitLength()
                : key.getAlgorithm();
    }

    /** The name of its signatures for the library. */
    String signature() {
        return signature;
    }

    String algorithm() {
        return algorithm;
    }

    private AlgorithmParameterSpec size() {
        return this == EC
                ? new ECGenParameterSpec("P-256")
                : new RSAKeyGenParameterSpec(RSA_BITS_MADE, RSAKeyGenParameterSpec.F4);
    }

    KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, Crypto.PROVIDER);
            generator.initialize(size(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the library makes keys of " + algorithm, e);
        }
    }
}
