package io.bridgehead.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells answers by machines on behalf of people (RFC 3834, and what was there before it). */
final class AutoReplies {

    /** Headers that only such answers have. */
    private static final List<String> SIGNS = List.of(
            "X-Autoreply",
            "X-Autorespond",
            "X-Autoresponder",
            "X-Vacation",
            "X-Mail-Autoreply",
            "X-AutoReply-From");

    private AutoReplies() {}

    /** Why this is one; empty if it is not. */
    static Optional<String> reason(MimeMessage mail) throws MessagingException {
        String submitted = firstWord(mail, "Auto-Submitted");
        if (submitted.startsWith("auto-") && !submitted.equals("auto-generated")) {
            return Optional.of("Auto-Submitted: " + LogText.oneLine(submitted));
        }
        String precedence = firstWord(mail, "Precedence");
        if (precedence.equals("auto_reply") || precedence.equals("auto-reply")) {
            return Optional.of("Precedence: " + precedence);
        }
        for (String sign : SIGNS) {
            if (mail.getHeader(sign) != null) {
                return Optional.of(sign);
            }
        }
        // A machine wrote it, it is not from a gateway, and it answers something.
        return submitted.equals("auto-generated")
                        && mail.getHeader(PayloadLabel.HEADER) == null
                        && mail.getHeader("In-Reply-To") != null
                ? Optional.of("Auto-Submitted: auto-generated, and an answer")
                : Optional.empty();
    }

    private static String firstWord(MimeMessage mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        return values == null || values.length == 0
                ? ""
                : values[0].split("[;(]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
