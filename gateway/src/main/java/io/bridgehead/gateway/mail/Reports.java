package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.mail.BounceReport.Action;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads multipart/report mail: delivery status (RFC 3464), and receipts, which are auto-replies. */
final class Reports {

    /** A status part is a few lines per recipient; more than this is not read. */
    private static final int MAX_BYTES = 256 << 10;

    private Reports() {}

    static Optional<DecodedMail> read(MimeMessage mail) throws MessagingException, IOException {
        Optional<ContentType> type = PayloadPart.typeOf(mail);
        if (type.isEmpty() || !type.get().match("multipart/report")) {
            return Optional.empty();
        }
        String reportType = type.get().getParameter("report-type");
        if (reportType != null && !reportType.equalsIgnoreCase("delivery-status")) {
            return Optional.of(new DecodedMail.AutoReply("report: " + LogText.oneLine(reportType)));
        }
        return mail.getContent() instanceof MimeMultipart parts
                ? Optional.of(new DecodedMail.Bounce(bounce(parts), Recipients.of(mail)))
                : Optional.empty();
    }

    private static BounceReport bounce(MimeMultipart parts) throws MessagingException, IOException {
        InternetHeaders status = new InternetHeaders();
        Optional<String> original = Optional.empty();
        String words = "";
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")
                    || part.isMimeType("message/global-delivery-status")) {
                status = lastGroup(text(part));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global*")) {
                original = originalId(headers(text(part)));
            } else if (part.isMimeType("text/plain") && words.isEmpty()) {
                words = text(part);
            }
        }
        String diagnostic = value(status, "Diagnostic-Code");
        return new BounceReport(
                original,
                action(value(status, "Action")),
                status(value(status, "Status")),
                recipient(status),
                LogText.oneLine(diagnostic.isEmpty() ? words : diagnostic));
    }

    /** One recipient per transaction makes one group per recipient: the last group is the one. */
    private static InternetHeaders lastGroup(String text) throws MessagingException {
        InternetHeaders last = new InternetHeaders();
        for (String group : groups(text)) {
            InternetHeaders fields = headers(group);
            if (fields.getHeader("Action") != null || fields.getHeader("Final-Recipient") != null) {
                last = fields;
            }
        }
        return last;
    }

    /**
     * What empty lines separate. Not by a pattern: a repeated group takes a stack frame for each line,
     * and strangers choose how many lines there are.
     */
    private static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!line.isBlank()) {
                group.append(line).append("\r\n");
            } else if (!group.isEmpty()) {
                groups.add(group.toString());
                group.setLength(0);
            }
        }
        groups.add(group.toString());
        return groups;
    }

    /** The id on our label survives a relay that renamed the mail; a part is known by its own. */
    static Optional<String> originalId(InternetHeaders headers) {
        return MessageIds.fromHeader(value(headers, "Message-ID"));
    }

    private static Optional<String> recipient(InternetHeaders status) {
        String last = value(status, "Final-Recipient");
        String field = last.isEmpty() ? value(status, "Original-Recipient") : last;
        String address = LogText.oneLine(field.substring(field.indexOf(';') + 1));
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private static Action action(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "delayed" -> Action.DELAYED;
            case "delivered" -> Action.DELIVERED;
            case "relayed" -> Action.RELAYED;
            case "expanded" -> Action.EXPANDED;
            default -> Action.FAILED;
        };
    }

    private static String status(String field) {
        String code = field.split("[\\s(]", 2)[0];
        return code.matches("[245]\\.\\d{1,3}\\.\\d{1,3}") ? code : "5.0.0";
    }

    private static String value(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    static String text(jakarta.mail.Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MAX_BYTES), UTF_8);
        }
    }
}
