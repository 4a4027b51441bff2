package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.NotOurs;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParameterList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the payload of a mail. The digest in the mail's header names it, so the type, the name and
 * the place that relays gave to its part do not matter. If the header is lost, the label on the
 * part counts, and then the part must look like a payload.
 */
final class PayloadReader {

    private final int maxPayloadBytes;

    PayloadReader(int maxPayloadBytes) {
        this.maxPayloadBytes = maxPayloadBytes;
    }

    DecodedMail read(MimeMessage mail, List<MimeLeaf> leaves)
            throws MessagingException, IOException {
        List<MimeLeaf> looking =
                leaves.stream().filter(MimeLeaf::looksLikePayload).toList();
        Optional<PayloadLabel> header = headerLabel(mail);
        if (header.isPresent()) {
            List<MimeLeaf> likelyFirst = new ArrayList<>(looking);
            leaves.stream().filter(each -> !looking.contains(each)).forEach(likelyFirst::add);
            for (MimeLeaf leaf : likelyFirst) {
                DecodedMail opened = open(leaf, header.get());
                if (!(opened instanceof Malformed)) {
                    return opened;
                }
            }
        }
        if (looking.size() == 1) {
            return openByOwnLabel(looking.get(0), header);
        }
        if (looking.size() > 1) {
            return new Malformed(
                    MalformedReason.SEVERAL_PAYLOADS,
                    looking.size() + " payloads in one mail, and no digest tells which one counts");
        }
        if (mail.getHeader(PayloadLabel.HEADER) == null) {
            return new NotOurs("no payload, and no header of ours");
        }
        return missing(leaves);
    }

    /** A relay removed the payload, or left something in its place that is not what was sent. */
    private static Malformed missing(List<MimeLeaf> leaves) {
        List<String> other = leaves.stream()
                .filter(leaf -> !leaf.is("text/*"))
                .map(leaf -> leaf.type().map(ContentType::getBaseType).orElse("no type"))
                .toList();
        return other.isEmpty()
                ? new Malformed(
                        MalformedReason.PAYLOAD_STRIPPED,
                        "a relay removed the part " + MailWriter.TYPE)
                : new Malformed(
                        MalformedReason.DIGEST_MISMATCH,
                        LogText.oneLine("no part has the digest that the header names; a relay may"
                                + " have altered the part of type " + other.get(0)));
    }

    /** A mail whose header was lost or altered. Sealed payloads will be opened here. */
    private DecodedMail openByOwnLabel(MimeLeaf leaf, Optional<PayloadLabel> header) {
        if (leaf.isSealed()) {
            return new Malformed(
                    MalformedReason.UNSUPPORTED,
                    "sealed mail, and this gateway reads only clear mail");
        }
        Optional<PayloadLabel> own =
                leaf.type().map(ContentType::getParameterList).flatMap(PayloadLabel::from);
        return own.or(() -> header)
                .map(label -> open(leaf, label))
                .orElseGet(() -> new Malformed(
                        MalformedReason.LABEL_MISSING, "no digest vouches for the payload"));
    }

    /**
     * The payload if it has the digest of the label. The content is read first as the transfer
     * encoding says, and then as base64 to which a relay added lines. If neither has the digest,
     * the answer says what is wrong with the first.
     */
    private DecodedMail open(MimeLeaf leaf, PayloadLabel label) {
        if (Compression.named(label.compression()).isEmpty()) {
            return new Malformed(
                    MalformedReason.UNKNOWN_COMPRESSION,
                    "compression '" + LogText.oneLine(label.compression()) + "'");
        }
        DecodedMail asWritten;
        try {
            asWritten = verified(leaf.bytes(), label);
        } catch (IOException | MessagingException damaged) {
            asWritten = new Malformed(
                    MalformedReason.BAD_ENCODING, LogText.oneLine(damaged.toString()));
        }
        if (!(asWritten instanceof Malformed)) {
            return asWritten;
        }
        try {
            // A relay may have encoded the base64 once more, as quoted-printable.
            String text =
                    leaf.isQuotedPrintable() ? new String(leaf.bytes(), ISO_8859_1) : leaf.raw();
            for (byte[] block : Base64Text.blocksIn(text)) {
                DecodedMail found = verified(block, label);
                if (!(found instanceof Malformed)) {
                    return found;
                }
            }
        } catch (IOException | MessagingException unreadable) {
            return asWritten;
        }
        return asWritten;
    }

    private DecodedMail verified(byte[] block, PayloadLabel label) {
        return label.slice()
                .map(slice -> part(label, slice, block))
                .orElseGet(() -> PartAssembly.open(
                        block, label.sha256(), label.messageId(), maxPayloadBytes));
    }

    private static DecodedMail part(PayloadLabel label, PayloadLabel.Slice slice, byte[] block) {
        return PayloadLabel.sha256(block).equals(slice.sha256())
                ? new Part(
                        slice.organization(),
                        slice.sender(),
                        label.messageId(),
                        slice.number(),
                        slice.count(),
                        label.sha256(),
                        block)
                : new Malformed(
                        MalformedReason.DIGEST_MISMATCH,
                        "part " + slice.number() + " of " + label.messageId() + " was altered");
    }

    private static Optional<PayloadLabel> headerLabel(MimeMessage mail) throws MessagingException {
        String[] headers = mail.getHeader(PayloadLabel.HEADER);
        if (headers == null || headers.length != 1 || !headers[0].contains(";")) {
            return Optional.empty();
        }
        String parameters = headers[0].substring(headers[0].indexOf(';'));
        return PayloadLabel.from(new ParameterList(parameters));
    }
}
