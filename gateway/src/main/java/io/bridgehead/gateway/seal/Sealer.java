package io.bridgehead.gateway.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.operator.jcajce.JceAsymmetricKeyWrapper;

/**
 * Signs messages of this gateway, and encrypts them to one receiver: AES-256-GCM in
 * AuthEnvelopedData (RFC 5083, RFC 5084), around SignedData. No certificate travels with them: a
 * key identifier names it, so that a message grows by less than 1.5 kB. Equal input gives equal
 * bytes.
 */
public final class Sealer {
    private static final String INNER = "application/pkcs7-mime; smime-type=signed-data";

    /** Large, so that a message of a few MB has few blocks, each of which costs some bytes. */
    private static final int BLOCK_BYTES = 1 << 20;

    private static final OAEPParameterSpec OAEP = new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final OwnKey own;

    /** Signs with {@code own}. */
    public Sealer(OwnKey own) {
        this.own = own;
    }

    /** A content with its type, and when its message was written. */
    public record Content(String type, byte[] bytes, Instant created) {}

    /** The content, signed; everybody can read it. */
    public byte[] sign(Content content) {
        SecureRandom random = SealRandom.of(own.key(), own.certificate().keyId(), content);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.bytes().length + 1024);
        try {
            sign(content, random, out);
            return out.toByteArray();
        } catch (CMSException | IOException | OperatorCreationException e) {
            throw new KeyException("the message cannot be signed: " + e.getMessage(), e);
        }
    }

    /** The content, signed and then encrypted; only {@code receiver} can read it. */
    public byte[] seal(Content content, GatewayCertificate receiver) {
        SecureRandom random = SealRandom.of(own.key(), receiver.keyId(), content);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.bytes().length + 2048);
        try {
            var generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.setBufferSize(BLOCK_BYTES);
            generator.addRecipientInfoGenerator(recipient(receiver, random));
            var encryptor =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider(Crypto.PROVIDER)
                            .setSecureRandom(random)
                            .build();
            try (OutputStream encrypted = generator.open(out, encryptor)) {
                encrypted.write(Entity.headers(INNER));
                sign(content, random, encrypted);
            }
            return out.toByteArray();
        } catch (CMSException
                | IOException
                | OperatorCreationException
                | GeneralSecurityException e) {
            throw new KeyException("the message cannot be sealed: " + e.getMessage(), e);
        }
    }

    private void sign(Content content, SecureRandom random, OutputStream out)
            throws CMSException, IOException, OperatorCreationException {
        var generator = new CMSSignedDataStreamGenerator();
        generator.setBufferSize(BLOCK_BYTES);
        generator.addSignerInfoGenerator(signer(content.created(), random));
        try (OutputStream signed = generator.open(out, true)) {
            signed.write(Entity.headers(content.type()));
            signed.write(content.bytes());
        }
    }

    private SignerInfoGenerator signer(Instant created, SecureRandom random)
            throws OperatorCreationException {
        KeyKind kind = KeyKind.of(own.certificate().x509().getPublicKey());
        ContentSigner signer = new JcaContentSignerBuilder(kind.signature())
                .setProvider(Crypto.PROVIDER)
                .setSecureRandom(random)
                .build(own.key());
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(created)))));
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(Crypto.PROVIDER)
                .build();
        return new JcaSignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(
                        new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(signer, own.certificate().keyId());
    }

    private static RecipientInfoGenerator recipient(
            GatewayCertificate receiver, SecureRandom random) throws GeneralSecurityException {
        PublicKey key = receiver.x509().getPublicKey();
        if (KeyKind.of(key) == KeyKind.RSA) {
            var wrapper = new JceAsymmetricKeyWrapper(OAEP, key)
                    .setProvider(Crypto.PROVIDER)
                    .setSecureRandom(random);
            return new JceKeyTransRecipientInfoGenerator(receiver.keyId(), wrapper);
        }
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", Crypto.PROVIDER);
        pairs.initialize(((ECPublicKey) key).getParams(), random);
        KeyPair ephemeral = pairs.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .setProvider(Crypto.PROVIDER)
                .setSecureRandom(random)
                .addRecipient(receiver.keyId(), key);
    }
}
