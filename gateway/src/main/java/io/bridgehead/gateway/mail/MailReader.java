package io.bridgehead.gateway.mail;

import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.NotOurs;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParameterList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Sorts a mail into the cases of {@link DecodedMail}. The order of the questions matters. */
public final class MailReader {

    private static final Session SESSION;

    static {
        MailSettings.install();
        SESSION = Session.getInstance(new Properties());
    }

    private final int maxPayloadBytes;

    public MailReader(int maxPayloadBytes) {
        this.maxPayloadBytes = maxPayloadBytes;
    }

    public DecodedMail read(byte[] bytes) {
        return read(new ByteArrayInputStream(bytes));
    }

    /**
     * The library throws unchecked exceptions at odd MIME, and whatever is nested may go deeper than
     * the stack; from a peer that is only unreadable mail.
     */
    public DecodedMail read(InputStream mail) {
        try {
            return sort(new MimeMessage(SESSION, mail));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return new Malformed(
                    MalformedReason.UNREADABLE, LogText.oneLine(unreadable.toString()));
        } catch (StackOverflowError endless) {
            return new Malformed(MalformedReason.UNREADABLE, "nested deeper than this can follow");
        }
    }

    private DecodedMail sort(MimeMessage mail) throws MessagingException, IOException {
        // A report carries our own mail inside, and an answer may quote it: first who wrote this
        // one.
        Optional<DecodedMail> report = Reports.read(mail);
        if (report.isPresent()) {
            return report.get();
        }
        Optional<BounceReport> plain = PlainBounces.read(mail);
        if (plain.isPresent()) {
            return new DecodedMail.Bounce(plain.get(), Recipients.of(mail));
        }
        Optional<String> automatic = AutoReplies.reason(mail);
        if (automatic.isPresent()) {
            return new DecodedMail.AutoReply(automatic.get());
        }
        List<PayloadPart> payloads = PayloadPart.findAll(mail);
        if (payloads.size() == 1) {
            return open(payloads.get(0), mail);
        }
        if (payloads.size() > 1) {
            return new Malformed(
                    MalformedReason.SEVERAL_PAYLOADS, payloads.size() + " payloads in one mail");
        }
        return mail.getHeader(PayloadLabel.HEADER) == null
                ? new NotOurs("no payload, and no header of ours")
                : new Malformed(
                        MalformedReason.PAYLOAD_STRIPPED,
                        "a relay removed the part " + MailWriter.TYPE);
    }

    /** The one place where payloads are taken out of mail. Sealed ones will be opened here. */
    private DecodedMail open(PayloadPart payload, MimeMessage mail) throws MessagingException {
        if (payload.isSealed()) {
            return new Malformed(
                    MalformedReason.UNSUPPORTED,
                    "sealed mail, and this gateway reads only clear mail");
        }
        Optional<PayloadLabel> label = label(payload, mail);
        if (label.isEmpty()) {
            return new Malformed(MalformedReason.LABEL_MISSING, "nothing vouches for the payload");
        }
        if (Compression.named(label.get().compression()).isEmpty()) {
            return new Malformed(
                    MalformedReason.UNKNOWN_COMPRESSION,
                    "compression '" + LogText.oneLine(label.get().compression()) + "'");
        }
        byte[] block;
        try {
            block = payload.bytes();
        } catch (IOException | MessagingException damaged) {
            return new Malformed(MalformedReason.BAD_ENCODING, LogText.oneLine(damaged.toString()));
        }
        return label.get()
                .slice()
                .map(slice -> part(label.get(), slice, block))
                .orElseGet(() -> PartAssembly.open(
                        block, label.get().sha256(), label.get().messageId(), maxPayloadBytes));
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

    private static Optional<PayloadLabel> label(PayloadPart payload, MimeMessage mail)
            throws MessagingException {
        Optional<PayloadLabel> onPart =
                payload.type().map(ContentType::getParameterList).flatMap(PayloadLabel::from);
        if (onPart.isPresent()) {
            return onPart;
        }
        String[] headers = mail.getHeader(PayloadLabel.HEADER);
        if (headers == null || headers.length != 1 || !headers[0].contains(";")) {
            return Optional.empty();
        }
        String parameters = headers[0].substring(headers[0].indexOf(';'));
        return PayloadLabel.from(new ParameterList(parameters));
    }
}
