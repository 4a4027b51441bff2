package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.gateway.mail.PayloadLabel.Slice;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes mails of messages and messages of mails. All other packages come to MIME through this
 * class. Any thread may use it.
 *
 * <p>Relays fold headers, encode and wrap bodies again, add disclaimers and drop parts. A SHA-256
 * digest tells whether the payload is still what was sent. If it is not, the answer says what
 * happened.
 */
public final class MailCodec {

    /** The default limit. A page and a large entry are far smaller. */
    public static final int DEFAULT_MAX_PAYLOAD_BYTES = 64 << 20;

    /** The smallest limit for one mail. The headers alone take about half of it. */
    public static final int MIN_MAIL_BYTES = 4096;

    private final int maxPayloadBytes;
    private final MailReader reader;

    /** A codec that takes no message larger than this, in bytes before compression. */
    public MailCodec(int maxPayloadBytes) {
        MailLibrary.configure();
        this.maxPayloadBytes = maxPayloadBytes;
        this.reader = new MailReader(maxPayloadBytes);
    }

    /** A codec with the usual limit. */
    public MailCodec() {
        this(DEFAULT_MAX_PAYLOAD_BYTES);
    }

    /** The mail, complete with headers. Equal input gives equal bytes. */
    public byte[] encode(OutgoingMail mail) {
        byte[] block = Compression.compress(mail.payload());
        return MailWriter.write(mail, label(mail), block);
    }

    /**
     * The message as one mail of at most {@code maxMailBytes}, or as numbered parts of at most that
     * size. The mail of a part has its own message id, which is made from the id of the message.
     *
     * @param maxMailBytes at least {@value #MIN_MAIL_BYTES}
     */
    public List<byte[]> encodeParts(OutgoingMail mail, int maxMailBytes) {
        if (maxMailBytes < MIN_MAIL_BYTES) {
            throw new IllegalArgumentException("no mail fits into " + maxMailBytes + " bytes");
        }
        byte[] block = Compression.compress(mail.payload());
        PayloadLabel whole = label(mail);
        byte[] single = MailWriter.write(mail, whole, block);
        if (single.length <= maxMailBytes) {
            return List.of(single);
        }
        int size = sliceBytes(mail, whole, maxMailBytes);
        if (block.length > (long) size * PayloadLabel.MAX_PARTS) {
            throw new IllegalArgumentException("message " + mail.messageId() + " of " + block.length
                    + " bytes does not fit into mails of " + maxMailBytes);
        }
        return split(mail, whole, block, size);
    }

    /** How many bytes of the payload fit into one mail: base64 makes a line of 78 bytes from 57. */
    private static int sliceBytes(OutgoingMail mail, PayloadLabel whole, int maxMailBytes) {
        byte[] nothing = {};
        var widest = slice(mail, PayloadLabel.MAX_PARTS, PayloadLabel.MAX_PARTS, nothing);
        int frame = MailWriter.write(mail, whole.of(widest), nothing).length;
        return (maxMailBytes - frame) / 78 * 57;
    }

    private static List<byte[]> split(
            OutgoingMail mail, PayloadLabel whole, byte[] block, int size) {
        int count = (block.length + size - 1) / size;
        List<byte[]> mails = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] bytes =
                    Arrays.copyOfRange(block, i * size, Math.min(block.length, (i + 1) * size));
            mails.add(MailWriter.write(mail, whole.of(slice(mail, i + 1, count, bytes)), bytes));
        }
        return mails;
    }

    private static Slice slice(OutgoingMail mail, int number, int count, byte[] bytes) {
        return new Slice(
                number,
                count,
                PayloadLabel.sha256(bytes),
                mail.organization(),
                mail.from().site());
    }

    private static PayloadLabel label(OutgoingMail mail) {
        String digest = PayloadLabel.sha256(mail.payload());
        return new PayloadLabel("zstd", digest, mail.messageId(), Optional.empty());
    }

    /** What this mail is, if it is not known how it came. Never throws, whatever the bytes. */
    public DecodedMail decode(byte[] mail) {
        return reader.read(lines(mail), Optional.empty());
    }

    /** What this mail is. Never throws, whatever the bytes. */
    public DecodedMail decode(byte[] mail, Arrival arrival) {
        return reader.read(lines(mail), Optional.of(arrival));
    }

    /** Relays that take CRLF for the end of a line and a stray CR write CR CR LF. */
    private static InputStream lines(byte[] mail) {
        int end = 0;
        while (end < mail.length && mail[end] != '\n') {
            end++;
        }
        boolean doubled = end >= 2 && mail[end - 1] == '\r' && mail[end - 2] == '\r';
        if (!doubled || end == mail.length) {
            return new ByteArrayInputStream(mail);
        }
        String text = new String(mail, ISO_8859_1).replace("\r\r\n", "\r\n");
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }

    /**
     * The message that these parts make, in any order; a part may come twice. The answer is a
     * payload whose digest is right, or malformed mail.
     */
    public DecodedMail join(List<DecodedMail.Part> parts) {
        return PartAssembly.join(parts, maxPayloadBytes);
    }
}
