package io.bridgehead.gateway.seal;

import io.bridgehead.gateway.seal.Opening.Opened;
import io.bridgehead.gateway.seal.Opening.Refused;
import io.bridgehead.gateway.seal.Opening.Signatory;
import io.bridgehead.routing.SiteId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.KeyAgreeRecipientId;
import org.bouncycastle.cms.KeyTransRecipientId;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Opens sealed and signed messages. A message counts only if it has exactly one signature, and that
 * is of a certificate that the operator trusts for a partner; the certificates that a message
 * brings along do not matter. Nothing of a content is given away before its signature was verified.
 */
public final class Opener {
    private final Optional<OwnKey> own;
    private final SortedMap<SiteId, List<GatewayCertificate>> trusted;

    /** Opens what is encrypted to {@code own} and signed by one of {@code trusted}. */
    public Opener(Optional<OwnKey> own, SortedMap<SiteId, List<GatewayCertificate>> trusted) {
        this.own = own;
        this.trusted = trusted;
    }

    /** What this CMS message holds; never throws, whatever the bytes. */
    public Opening open(byte[] message, Instant now) {
        try {
            ASN1ObjectIdentifier type = type(message);
            if (type.equals(CMSObjectIdentifiers.signedData)) {
                return verified(new ByteArrayInputStream(message), false, now);
            }
            if (own.isEmpty()) {
                return new Refused(
                        "it is sealed, and this gateway has no key; 'keys make' makes one");
            }
            if (type.equals(CMSObjectIdentifiers.authEnvelopedData)) {
                var parser = new CMSAuthEnvelopedDataParser(message);
                return decrypted(parser.getRecipientInfos(), true, now);
            }
            if (type.equals(CMSObjectIdentifiers.envelopedData)) {
                var parser = new CMSEnvelopedDataParser(message);
                return decrypted(parser.getRecipientInfos(), false, now);
            }
            return new Refused("it is CMS of the type " + type + ", neither signed nor sealed");
        } catch (CMSException
                | IOException
                | OperatorCreationException
                | RuntimeException
                | StackOverflowError damaged) {
            // The library throws unchecked exceptions at odd bytes.
            return new Refused("it is damaged: " + words(damaged));
        }
    }

    private static String words(Throwable damaged) {
        String text = damaged.getClass().getSimpleName() + ": " + damaged.getMessage();
        String line = text.replaceAll("[^ -~]+", " ");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    private static ASN1ObjectIdentifier type(byte[] message) throws IOException {
        if (new ASN1StreamParser(message).readObject() instanceof ASN1SequenceParser sequence) {
            return new ContentInfoParser(sequence).getContentType();
        }
        throw new IOException("not CMS");
    }

    private Opening decrypted(
            RecipientInformationStore recipients, boolean authenticated, Instant now)
            throws CMSException, IOException, OperatorCreationException {
        OwnKey key = own.orElseThrow();
        Optional<RecipientInformation> ours = recipients.getRecipients().stream()
                .filter(each -> isFor(each.getRID(), key))
                .findFirst();
        if (ours.isEmpty()) {
            return new Refused("it is sealed for another key than that of this gateway, "
                    + key.certificate().fingerprint()
                    + "; the sender may trust an earlier certificate");
        }
        Recipient recipient = recipient(key, authenticated);
        // Read to its end before anything counts: only there the tag of the encryption is checked.
        byte[] plain = all(ours.get().getContentStream(recipient).getContentStream());
        InputStream inner = Entity.content(new ByteArrayInputStream(plain));
        return verified(inner, true, now);
    }

    private static boolean isFor(RecipientId id, OwnKey key) {
        X509CertificateHolder holder = key.certificate().holder();
        return id instanceof KeyTransRecipientId transported
                ? transported.match(holder)
                : id instanceof KeyAgreeRecipientId agreed && agreed.match(holder);
    }

    private static Recipient recipient(OwnKey key, boolean authenticated) {
        boolean rsa = KeyKind.of(key.certificate().x509().getPublicKey()) == KeyKind.RSA;
        if (rsa) {
            return authenticated
                    ? new JceKeyTransAuthEnvelopedRecipient(key.key()).setProvider(Crypto.PROVIDER)
                    : new JceKeyTransEnvelopedRecipient(key.key()).setProvider(Crypto.PROVIDER);
        }
        return authenticated
                ? new JceKeyAgreeAuthEnvelopedRecipient(key.key()).setProvider(Crypto.PROVIDER)
                : new JceKeyAgreeEnvelopedRecipient(key.key()).setProvider(Crypto.PROVIDER);
    }

    private Opening verified(InputStream message, boolean sealed, Instant now)
            throws CMSException, IOException, OperatorCreationException {
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(Crypto.PROVIDER)
                .build();
        CMSSignedDataParser parser = new CMSSignedDataParser(digests, message);
        if (parser.getSignedContent() == null) {
            return new Refused("its signature covers no content");
        }
        byte[] signed = all(parser.getSignedContent().getContentStream());
        List<SignerInformation> signers = List.copyOf(parser.getSignerInfos().getSigners());
        if (signers.size() != 1 || signers.get(0).getSignedAttributes() == null) {
            return new Refused(
                    "it has " + signers.size() + " signatures with attributes, and must have one");
        }
        return by(signers.get(0), signed, sealed, now);
    }

    private Opening by(SignerInformation signer, byte[] signed, boolean sealed, Instant now)
            throws CMSException, IOException, OperatorCreationException {
        for (var partner : trusted.entrySet()) {
            for (GatewayCertificate each : partner.getValue()) {
                if (signer.getSID().match(each.holder())) {
                    return by(partner.getKey(), each, signer, now)
                            .map(reason -> (Opening) new Refused(reason))
                            .orElse(new Opened(
                                    all(Entity.content(new ByteArrayInputStream(signed))),
                                    new Signatory(partner.getKey(), each.server()),
                                    sealed));
                }
            }
        }
        return new Refused("no trusted certificate has its signer's key; trust the partner's"
                + " certificate with 'partner trust SITE FILE'");
    }

    /** Why the signature does not count; empty if it does. */
    private static Optional<String> by(
            SiteId site, GatewayCertificate certificate, SignerInformation signer, Instant now)
            throws CMSException, OperatorCreationException {
        if (certificate.isExpiredAt(now)) {
            return Optional.of("the certificate of " + site + " ended at " + certificate.expires()
                    + "; " + site + " needs a new one, which is to be trusted here");
        }
        var verifier = new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(Crypto.PROVIDER)
                .build(certificate.x509().getPublicKey());
        return signer.verify(verifier)
                ? Optional.empty()
                : Optional.of("its signature is not by the key of " + site);
    }

    private static byte[] all(InputStream in) throws IOException {
        try (in) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        }
    }
}
