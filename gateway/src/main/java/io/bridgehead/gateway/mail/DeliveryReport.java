package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a report that a mail was not delivered (RFC 3464), as a relay would. It goes to the site that
 * wrote the mail. Gateways on the way pass it on, so it has the headers that they read.
 *
 * @param by the site that does not deliver the mail, and its address
 * @param to the site that wrote the mail, and the return path of that mail
 * @param recipient the site that does not get the mail
 * @param status the enhanced status code (RFC 3463)
 * @param words why, one line
 */
public record DeliveryReport(
        OutgoingMail.End by, OutgoingMail.End to, SiteId recipient, String status, String words) {

    private static final String NEW_LINE = "\r\n";
    private static final int HEADERS_MAX = 8_192;

    /** Instead of a line that is left out. */
    private static final String NO_LINE = "\0";

    /** The id of the report about this mail. */
    public static String id(byte[] mail) {
        return "report-" + PayloadLabel.sha256(mail).substring(0, 32);
    }

    /** The report about this mail, as it is sent at {@code now}. */
    public byte[] about(byte[] mail, Instant now) {
        String id = id(mail);
        String boundary = "=_bridgehead_" + id;
        String headers = headers(mail);
        return lines(
                        "From: <" + by.address() + ">",
                        "To: <" + to.address() + ">",
                        "Subject: Bridgehead: undelivered mail from " + to.site() + " to "
                                + recipient,
                        "Date: "
                                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        now.atOffset(ZoneOffset.UTC)),
                        "Message-ID: <" + id + "@" + by.address().domain() + ">",
                        "Auto-Submitted: auto-replied",
                        RoutingHeaders.TO + ": " + to.site(),
                        RoutingHeaders.TRACE + ": 1 " + by.site(),
                        label(headers),
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/report; report-type=delivery-status;",
                        " boundary=\"" + boundary + "\"",
                        "",
                        "--" + boundary,
                        "Content-Type: text/plain; charset=us-ascii",
                        "",
                        "The gateway of " + by.site() + " cannot pass a mail on to " + recipient
                                + ".",
                        words,
                        "",
                        "--" + boundary,
                        "Content-Type: message/delivery-status",
                        "",
                        "Reporting-MTA: x-bridgehead; " + by.site(),
                        "",
                        "Final-Recipient: x-bridgehead; " + recipient,
                        "Action: failed",
                        "Status: " + status,
                        "Diagnostic-Code: x-bridgehead; " + words,
                        "",
                        "--" + boundary,
                        "Content-Type: text/rfc822-headers",
                        "",
                        headers,
                        "--" + boundary + "--")
                .getBytes(ISO_8859_1);
    }

    private static String lines(String... lines) {
        return List.of(lines).stream()
                .filter(line -> !line.equals(NO_LINE))
                .collect(Collectors.joining(NEW_LINE, "", NEW_LINE));
    }

    /** Gateways on the way pass on only what a gateway wrote, and know it by this header. */
    private static String label(String headers) {
        return header(headers, PayloadLabel.HEADER)
                .map(value -> PayloadLabel.HEADER + ":" + value)
                .orElse(NO_LINE);
    }

    private static Optional<String> header(String headers, String name) {
        StringBuilder value = new StringBuilder();
        boolean within = false;
        for (String line : headers.split(NEW_LINE, -1)) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            within =
                    goesOn ? within : line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
            if (within) {
                value.append(goesOn ? NEW_LINE + line : line.substring(name.length() + 1));
            }
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value.toString());
    }

    private static String headers(byte[] mail) {
        String text = new String(mail, 0, Math.min(mail.length, HEADERS_MAX), ISO_8859_1);
        int end = text.indexOf(NEW_LINE + NEW_LINE);
        return (end < 0 ? text : text.substring(0, end)) + NEW_LINE;
    }
}
