package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes mail without the mail library, because equal messages must give equal bytes, and the
 * library adds the time and random boundaries. Lines end with CRLF and have at most 78 characters,
 * except lines with long addresses.
 */
final class MailWriter {

    static final String TYPE = "application/vnd.bridgehead+xml";
    static final String FILE_NAME = "bridgehead.xml.zst";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MailWriter() {}

    /** The mail that carries {@code block}, which {@code label} describes. */
    static byte[] write(OutgoingMail mail, PayloadLabel label, byte[] block) {
        String boundary = "=_bridgehead_" + label.sha256().substring(0, 24);
        StringBuilder head = new StringBuilder(1024);
        appendHeaders(head, mail, label, boundary);
        appendText(head, mail, label, boundary);
        head.append("--").append(boundary).append("\r\n");
        head.append("Content-Type: ").append(TYPE).append(label.toParameters()).append("\r\n");
        head.append("Content-Transfer-Encoding: base64\r\n");
        head.append("Content-Disposition: attachment; filename=" + FILE_NAME + "\r\n\r\n");

        byte[] first = head.toString().getBytes(US_ASCII);
        byte[] body = base64(block);
        byte[] last = ("\r\n--" + boundary + "--\r\n").getBytes(US_ASCII);
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(first.length + body.length + last.length);
        out.writeBytes(first);
        out.writeBytes(body);
        out.writeBytes(last);
        return out.toByteArray();
    }

    private static void appendHeaders(
            StringBuilder head, OutgoingMail mail, PayloadLabel label, String boundary) {
        String id = label.slice()
                .map(it -> MessageIds.ofPart(mail.messageId(), it.number()))
                .orElse(mail.messageId());
        header(head, "Message-ID", "<" + id + ">");
        header(head, "Date", DATE.format(mail.created()));
        header(head, "From", "<" + mail.from().address() + ">");
        header(head, "To", "<" + mail.to().address() + ">");
        header(head, "Subject", subject(mail, label));
        // RFC 3834 tells machines not to answer. Exchange does not know RFC 3834 and needs the
        // third line.
        header(head, "Auto-Submitted", "auto-generated");
        header(head, "Precedence", "bulk");
        header(head, "X-Auto-Response-Suppress", "All");
        header(head, PayloadLabel.HEADER, "v1" + label.toParameters());
        header(head, RoutingHeaders.TO, mail.to().site().name());
        header(head, RoutingHeaders.TRACE, "1 " + mail.from().site());
        header(head, "MIME-Version", "1.0");
        header(head, "Content-Type", "multipart/mixed;\r\n boundary=\"" + boundary + "\"");
        head.append("\r\n");
    }

    private static String subject(OutgoingMail mail, PayloadLabel label) {
        String part = label.slice()
                .map(it -> ", part " + it.number() + " of " + it.count())
                .orElse("");
        return "Bridgehead: " + mail.from().site() + " to " + mail.to().site() + ",\r\n "
                + words(mail.kind()) + part;
    }

    /** {@code BacksyncRequest} is a backsync request to a person who reads a queue or an inbox. */
    private static String words(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static void appendText(
            StringBuilder head, OutgoingMail mail, PayloadLabel label, String boundary) {
        String part = label.slice()
                .map(it -> " (part " + it.number() + " of " + it.count() + ")")
                .orElse("");
        String text = mail.sentence() + part + "\n\n"
                + "This mail goes from one directory gateway to another. The attachment is\n"
                + "for the gateway; a person who receives this need not do anything.\n";
        head.append("--").append(boundary).append("\r\n");
        head.append("Content-Type: text/plain; charset=utf-8\r\n");
        head.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        QuotedPrintable.append(head, text.getBytes(UTF_8));
        head.append("\r\n");
    }

    private static byte[] base64(byte[] block) {
        return Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encode(block);
    }
}
