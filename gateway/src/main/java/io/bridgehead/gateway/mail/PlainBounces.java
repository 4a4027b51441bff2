package io.bridgehead.gateway.mail;

import io.bridgehead.gateway.mail.BounceReport.Action;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses at bounces from relays that never heard of RFC 3464. */
final class PlainBounces {

    private static final Pattern DAEMON = Pattern.compile(
            "\\b(mailer-daemon|postmaster|mail-daemon)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|returned mail|delivery (status|failure|has failed|delayed)|failure notice"
                    + "|mail delivery failed|could not be delivered|delivery problem|delayed mail",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS =
            Pattern.compile("\\b([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("\\b([45])[0-9]{2}[ -]");
    private static final Pattern ADDRESS = Pattern.compile("<([^<>\\s@]{1,64}@[^<>\\s@]{1,255})>");

    private PlainBounces() {}

    /** Whether a relay's own voice wrote this: its name, or the null path that only machines use. */
    private static boolean isFromRelay(MimeMessage mail) throws MessagingException {
        return DAEMON.matcher(header(mail, "From")).find()
                || header(mail, "Return-Path").strip().equals("<>");
    }

    static Optional<BounceReport> read(MimeMessage mail) throws MessagingException, IOException {
        String subject = header(mail, "Subject");
        boolean named = SUBJECT.matcher(subject).find();
        boolean failed = mail.getHeader("X-Failed-Recipients") != null;
        if (!failed && !(named && isFromRelay(mail))) {
            return Optional.empty();
        }
        String text = firstText(mail);
        return Optional.of(new BounceReport(
                originalId(mail, text),
                isDelay(subject + " " + text) ? Action.DELAYED : Action.FAILED,
                status(text),
                recipient(mail, text),
                LogText.oneLine(text.isBlank() ? subject : text)));
    }

    private static Optional<String> originalId(MimeMessage mail, String text)
            throws MessagingException {
        for (String name : List.of("In-Reply-To", "References")) {
            List<String> ids = MessageIds.allIn(header(mail, name));
            if (!ids.isEmpty()) {
                return Optional.of(ids.get(ids.size() - 1));
            }
        }
        int quoted = text.toLowerCase(Locale.ROOT).indexOf("message-id:");
        return quoted < 0
                ? Optional.empty()
                : MessageIds.allIn(text.substring(quoted)).stream().findFirst();
    }

    private static boolean isDelay(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return words.contains("delayed")
                || words.contains("will retry")
                || words.contains("will keep trying");
    }

    private static String status(String text) {
        Matcher enhanced = STATUS.matcher(text);
        if (enhanced.find()) {
            return enhanced.group(1);
        }
        Matcher code = CODE.matcher(text);
        return code.find() ? code.group(1) + ".0.0" : "5.0.0";
    }

    private static Optional<String> recipient(MimeMessage mail, String text)
            throws MessagingException {
        String header = header(mail, "X-Failed-Recipients").split(",", 2)[0].strip();
        if (!header.isEmpty()) {
            return Optional.of(LogText.oneLine(header));
        }
        Matcher address = ADDRESS.matcher(text);
        return address.find() ? Optional.of(LogText.oneLine(address.group(1))) : Optional.empty();
    }

    private static String firstText(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/*")) {
            return Reports.text(mail);
        }
        return mail.getContent() instanceof MimeMultipart parts && parts.getCount() > 0
                ? Reports.text(parts.getBodyPart(0))
                : "";
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String value = mail.getHeader(name, ", ");
        return value == null ? "" : value;
    }
}
