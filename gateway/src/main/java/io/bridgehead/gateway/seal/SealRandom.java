package io.bridgehead.gateway.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random numbers of one message: HMAC-SHA256 of a counter, with a key that only the owner of
 * the private key can compute and that is different for each message and receiver.
 *
 * <p>A message that travels in parts must be the same bytes each time it is sent, or parts of the
 * first try and of the second do not fit together. As with deterministic signatures (RFC 6979),
 * equal numbers occur only with equal messages, so no key meets one nonce twice. Therefore all that
 * is signed or encrypted goes into the key: also the type and the time of the message.
 */
final class SealRandom extends SecureRandom {
    private static final long serialVersionUID = 1;
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;
    private long counter;

    private SealRandom(byte[] key) {
        super(null, null);
        this.key = key;
    }

    /** For {@code content}, signed with {@code key}; {@code receiver} is the id of another key. */
    static SealRandom of(PrivateKey key, byte[] receiver, Sealer.Content content) {
        byte[] secret = hmac(sha256(key.getEncoded()), "bridgehead sealed mail".getBytes(US_ASCII));
        byte[] type = hmac(hmac(secret, receiver), content.type().getBytes(UTF_8));
        byte[] time = hmac(type, content.created().toString().getBytes(US_ASCII));
        return new SealRandom(hmac(time, sha256(content.bytes())));
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            byte[] block =
                    hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
            int length = Math.min(block.length, bytes.length - at);
            System.arraycopy(block, 0, bytes, at, length);
            at += length;
        }
    }

    @Override
    public byte[] generateSeed(int length) {
        byte[] seed = new byte[length];
        nextBytes(seed);
        return seed;
    }

    /** Ignored: the numbers depend on key and message only. */
    @Override
    public void setSeed(long seed) {}

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
