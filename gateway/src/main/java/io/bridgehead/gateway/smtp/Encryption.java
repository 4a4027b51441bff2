package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a connection to a mail server is encrypted.
 *
 * @param authorities a PEM file with the certificates of those who may vouch for the server; if
 *     empty, the authorities that this Java trusts
 * @param own what we show to a server that asks who we are
 */
public record Encryption(Mode mode, Optional<Path> authorities, Optional<OwnCertificate> own) {

    /** Never encrypted. */
    public static final Encryption NONE = of(Mode.NONE);

    /** Encrypted if the server offers STARTTLS; its certificate is not checked. */
    public static final Encryption OPPORTUNISTIC = of(Mode.OPPORTUNISTIC);

    /** Encrypted by STARTTLS, and nothing is sent before. */
    public static final Encryption REQUIRED = of(Mode.REQUIRED);

    /** When encryption begins, and whether the server must prove who it is. */
    public enum Mode {
        /** The connection stays in the clear. */
        NONE,
        /**
         * STARTTLS if the server offers it. Its certificate is not checked (RFC 7435): this keeps
         * listeners out, but not a server that pretends to be another. To refuse a certificate here
         * would only mean that no mail goes at all.
         */
        OPPORTUNISTIC,
        /** STARTTLS, and the certificate is checked; otherwise nothing is sent. */
        REQUIRED,
        /** Encrypted from the first byte, as on port 465 (RFC 8314); the certificate is checked. */
        IMPLICIT
    }

    /** A key and its certificate in a PKCS #12 file. The text form hides the password. */
    public record OwnCertificate(Path file, String password) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** In this mode, with the usual authorities, and without a certificate of ours. */
    public static Encryption of(Mode mode) {
        return new Encryption(mode, Optional.empty(), Optional.empty());
    }

    /** The same from the first byte. */
    public Encryption implicit() {
        return new Encryption(Mode.IMPLICIT, authorities, own);
    }

    /** Whether a server must prove by a certificate that it has the name by which it is called. */
    public boolean checksServer() {
        return mode != Mode.OPPORTUNISTIC;
    }

    /**
     * What makes encrypted connections in this way.
     *
     * @throws MailException if a file is missing or is not what it should be
     */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new MailException("cannot use TLS", impossible);
        }
    }

    private KeyManager @Nullable [] keys() {
        if (own.isEmpty()) {
            return null;
        }
        Path file = own.get().file();
        char[] password = own.get().password().toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new MailException("cannot use the key and certificate in " + file, unusable);
        }
    }

    private TrustManager @Nullable [] trust() {
        if (!checksServer()) {
            return new TrustManager[] {new Anybody()};
        }
        return authorities.map(Encryption::only).orElse(null);
    }

    private static TrustManager[] only(Path file) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<Certificate> all = certificates(file);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry("authority-" + i, all.get(i));
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new MailException("cannot use the certificates in " + file, unusable);
        }
    }

    private static List<Certificate> certificates(Path file)
            throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> all = new ArrayList<>(
                    CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (all.isEmpty()) {
                throw new CertificateException("there is no certificate in it");
            }
            return all;
        }
    }

    /** Checks nothing. An extended trust manager, since Java checks names for any other kind. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // See OPPORTUNISTIC.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // See OPPORTUNISTIC.
        }

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, java.net.@Nullable Socket socket) {
            // See OPPORTUNISTIC.
        }

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, java.net.@Nullable Socket socket) {
            // See OPPORTUNISTIC.
        }

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
            // See OPPORTUNISTIC.
        }

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
            // See OPPORTUNISTIC.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
