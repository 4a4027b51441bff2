package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Tells mail for a gateway from mail for people in a mailbox that they share. The gateway removes
 * the mail that it takes, so a mail that may be for a person stays.
 */
public final class OwnMail {

    /** A report returns our headers near its beginning. */
    private static final int REPORT_BYTES = 256 << 10;

    private static final String OUR_SUBJECT = "bridgehead: ";

    private OwnMail() {}

    /** Opens the content of a mail, if its headers do not suffice. */
    public interface Content {
        InputStream open() throws MessagingException, IOException;
    }

    /**
     * Whether a gateway wrote the mail, or it is an answer to a mail of ours: it came to a return
     * path of {@code paths}, or it is a report that returns our headers.
     *
     * @param mail with its headers; the body is not looked at
     * @param content of the mail; opened for reports only
     */
    public static boolean isIn(MimeMessage mail, ReturnPaths paths, Content content)
            throws MessagingException, IOException {
        String subject = mail.getSubject();
        if (mail.getHeader(PayloadLabel.HEADER) != null
                || mail.getHeader(RoutingHeaders.TO) != null
                || (subject != null
                        && subject.strip().toLowerCase(Locale.ROOT).startsWith(OUR_SUBJECT))
                || Recipients.of(mail).stream().anyMatch(paths::isReturnPath)) {
            return true;
        }
        if (!mayBeReport(mail)) {
            return false;
        }
        try (InputStream in = content.open()) {
            String beginning = new String(in.readNBytes(REPORT_BYTES), ISO_8859_1);
            return beginning
                    .toLowerCase(Locale.ROOT)
                    .contains(PayloadLabel.HEADER.toLowerCase(Locale.ROOT) + ":");
        }
    }

    private static boolean mayBeReport(MimeMessage mail) throws MessagingException {
        return PlainBounces.isFromRelay(mail)
                || ContentTypes.of(mail).map(it -> it.match("multipart/report")).orElse(false)
                || PlainBounces.isReport(mail);
    }
}
