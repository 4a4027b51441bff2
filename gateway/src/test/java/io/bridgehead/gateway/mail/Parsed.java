package io.bridgehead.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/** Mails as the library parses them. */
final class Parsed {
    private Parsed() {}

    static MimeMessage mail(String text) throws MessagingException {
        return mail(Mails.bytes(text));
    }

    static MimeMessage mail(byte[] bytes) throws MessagingException {
        MailLibrary.configure();
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
