package io.bridgehead.gateway.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The key of this gateway, with its certificate. */
public record OwnKey(PrivateKey key, GatewayCertificate certificate) {
    /** Long, because a remote site may see no operator for years. */
    static final Duration VALIDITY = Duration.ofDays(3652);

    /** A clock that was set right may lie behind the one by which the certificate was made. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final int SERIAL_BITS = 127;

    /** A fresh key, with a certificate that it signed itself. */
    public static OwnKey make(KeyKind kind, CertifiedName name, Instant now, SecureRandom random) {
        KeyPair pair = kind.pair(random);
        try {
            X500Name subject = subject(name);
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    new BigInteger(SERIAL_BITS, random),
                    Date.from(now.minus(BACKDATED)),
                    Date.from(now.plus(VALIDITY)),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage(kind)))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createSubjectKeyIdentifier(pair.getPublic()))
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(
                                    GeneralName.uniformResourceIdentifier,
                                    GatewayCertificate.urn(name.organization()))));
            var signer = new JcaContentSignerBuilder(kind.signature())
                    .setProvider(Crypto.PROVIDER)
                    .build(pair.getPrivate());
            X509Certificate x509 =
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new OwnKey(pair.getPrivate(), new GatewayCertificate(x509));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("the library makes certificates", e);
        }
    }

    private static X500Name subject(CertifiedName name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, name.organizationName())
                .addRDN(BCStyle.OU, name.site().name())
                .addRDN(BCStyle.CN, name.server())
                .build();
    }

    private static int usage(KeyKind kind) {
        return KeyUsage.digitalSignature
                | (kind == KeyKind.EC ? KeyUsage.keyAgreement : KeyUsage.keyEncipherment);
    }

    /** Key and certificate as PEM. */
    String toPem() {
        return Pem.write(Pem.PRIVATE_KEY, key.getEncoded()) + certificate.toPem();
    }

    /**
     * The key in a PEM text, with its certificate, which must stand first of all certificates.
     * Throws {@link KeyException} if one is missing, or if they do not belong together.
     */
    static OwnKey of(String pem) {
        List<byte[]> keys = Pem.read(Pem.PRIVATE_KEY, pem);
        List<GatewayCertificate> certificates = GatewayCertificate.allIn(pem);
        if (keys.size() != 1 || certificates.isEmpty()) {
            throw new KeyException("it must hold one private key and its certificate, and has "
                    + keys.size() + " and " + certificates.size());
        }
        GatewayCertificate certificate = certificates.get(0);
        KeyKind kind = KeyKind.of(certificate.x509().getPublicKey());
        try {
            PrivateKey key = KeyFactory.getInstance(kind.algorithm(), Crypto.PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
            return new OwnKey(key, certificate).checked();
        } catch (GeneralSecurityException e) {
            throw new KeyException("its private key cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The key in a PKCS #12 file, which an organization's authority made. Throws {@link
     * KeyException} if it has no key with a certificate, or several.
     */
    public static OwnKey ofPkcs12(byte[] file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            List<String> keys = new ArrayList<>();
            for (String each : Collections.list(store.aliases())) {
                if (store.isKeyEntry(each)) {
                    keys.add(each);
                }
            }
            if (keys.size() != 1) {
                throw new KeyException("it must hold one private key, and has " + keys.size());
            }
            if (store.getKey(keys.get(0), password) instanceof PrivateKey key
                    && store.getCertificate(keys.get(0)) instanceof X509Certificate x509) {
                return new OwnKey(key, new GatewayCertificate(x509)).checked();
            }
            throw new KeyException("it has no certificate for its private key");
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyException("it cannot be opened: " + e.getMessage(), e);
        }
    }

    /** This key, if its certificate is that of the same key pair; else {@link KeyException}. */
    OwnKey checked() {
        KeyKind kind = KeyKind.of(certificate.x509().getPublicKey());
        byte[] probe = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(kind.signature(), Crypto.PROVIDER);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.x509());
            signature.update(probe);
            if (signature.verify(signed)) {
                return this;
            }
        } catch (GeneralSecurityException e) {
            throw new KeyException("its private key cannot be used: " + e.getMessage(), e);
        }
        throw new KeyException("its certificate does not belong to its private key");
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return "key of " + certificate.fingerprint();
    }
}
