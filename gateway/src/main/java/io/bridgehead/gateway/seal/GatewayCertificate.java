package io.bridgehead.gateway.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/**
 * The certificate of a gateway. Its subject names the organization (O), the site (OU) and the
 * server (CN); an alternative name {@code urn:uuid:…} is the id of the organization.
 */
public record GatewayCertificate(X509Certificate x509) {
    private static final int URI = 6;
    private static final String UUID_URN = "urn:uuid:";

    /** The site that it names; empty if it names none. */
    public String site() {
        return subject(BCStyle.OU);
    }

    /** The server that it names; empty if it names none. */
    public String server() {
        return subject(BCStyle.CN);
    }

    /** The fingerprint to compare aloud. */
    public KeyFingerprint fingerprint() {
        return KeyFingerprint.ofCertificate(encoded());
    }

    /** The end of its time. */
    public Instant expires() {
        return x509.getNotAfter().toInstant();
    }

    /**
     * Whether its time is over. A certificate whose time has not begun counts as good: the clock of
     * a remote site may be wrong by days.
     */
    public boolean isExpiredAt(Instant now) {
        return now.isAfter(expires());
    }

    /** For people: {@code EC 256} or {@code RSA 3072}. */
    public String keyKind() {
        return KeyKind.describe(x509.getPublicKey());
    }

    /**
     * Why this is not the certificate of that gateway; empty if it is. A certificate without the id
     * of the organization, from an authority that cannot write one, must have the organization's
     * name.
     */
    public Optional<String> differenceFrom(CertifiedName name) {
        Optional<UUID> id = organization();
        if (id.isPresent() && !id.get().equals(name.organization())) {
            return Optional.of(
                    "it is for organization " + id.get() + ", not for " + name.organization());
        }
        if (id.isEmpty() && !subject(BCStyle.O).equals(name.organizationName())) {
            return Optional.of("it is for organization '" + subject(BCStyle.O) + "', not for '"
                    + name.organizationName() + "'");
        }
        if (!site().equals(name.site().name())) {
            return Optional.of("it is for site '" + site() + "', not for " + name.site());
        }
        return server().equalsIgnoreCase(name.server())
                ? Optional.empty()
                : Optional.of("it is for server '" + server() + "', not for " + name.server());
    }

    /** The id of the organization; empty if the certificate has none. */
    Optional<UUID> organization() {
        try {
            var names = x509.getSubjectAlternativeNames();
            return names == null
                    ? Optional.empty()
                    : names.stream()
                            .filter(each -> each.get(0).equals(URI))
                            .map(each -> each.get(1).toString())
                            .filter(each -> each.startsWith(UUID_URN))
                            .map(each -> UUID.fromString(each.substring(UUID_URN.length())))
                            .findFirst();
        } catch (CertificateParsingException | IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    static String urn(UUID organization) {
        return UUID_URN + organization;
    }

    /** Names the key in messages: the certificate's own key identifier, or a digest of the key. */
    byte[] keyId() {
        X509CertificateHolder holder = holder();
        var extension = SubjectKeyIdentifier.fromExtensions(holder.getExtensions());
        return extension == null
                ? new BcX509ExtensionUtils()
                        .createSubjectKeyIdentifier(holder.getSubjectPublicKeyInfo())
                        .getKeyIdentifier()
                : extension.getKeyIdentifier();
    }

    X509CertificateHolder holder() {
        try {
            return new X509CertificateHolder(encoded());
        } catch (IOException e) {
            throw new KeyException("the certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private byte[] encoded() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new KeyException("the certificate cannot be written: " + e.getMessage(), e);
        }
    }

    private String subject(ASN1ObjectIdentifier attribute) {
        RDN[] found = holder().getSubject().getRDNs(attribute);
        return found.length == 0
                ? ""
                : IETFUtils.valueToString(found[0].getFirst().getValue());
    }

    /** As PEM, ready for a file or a mail. */
    public String toPem() {
        return Pem.write(Pem.CERTIFICATE, encoded());
    }

    /** The certificates in a PEM file, in their order. Throws {@link KeyException}. */
    public static List<GatewayCertificate> allIn(String pem) {
        List<GatewayCertificate> all = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] each : Pem.read(Pem.CERTIFICATE, pem)) {
                var in = new ByteArrayInputStream(each);
                all.add(new GatewayCertificate((X509Certificate) factory.generateCertificate(in)));
            }
            return all;
        } catch (CertificateException e) {
            throw new KeyException("not a certificate: " + e.getMessage(), e);
        }
    }
}
