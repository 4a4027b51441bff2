package io.bridgehead.gateway.seal;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider of the cryptographic library. It is not registered with Java, so that TLS and all
 * other users of Java's own providers stay as they are.
 */
final class Crypto {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private Crypto() {}
}
