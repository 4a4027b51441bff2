package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.mail.BounceReport.Action;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads reports of relays that never heard of RFC 3464. Their words are in any language, so the
 * words decide as little as possible: mail that comes by the null path to the return path of one of
 * our messages is a report about that message, whatever it says.
 */
final class PlainBounces {

    private static final Pattern DAEMON = Pattern.compile(
            "\\b(mailer-daemon|postmaster|mail-daemon|mail delivery (sub)?system|mmdf)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|returned mail|delivery (status|failure|has failed|delayed)|failure notice"
                    + "|mail delivery failed|could not be delivered|delivery problem|delayed mail",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS =
            Pattern.compile("(?<![0-9.])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");
    private static final Pattern CODE = Pattern.compile("\\b([45])[0-9]{2}[ -]");
    private static final Pattern ADDRESS =
            Pattern.compile("[<'\"]([^<>'\"\\s@]{1,64}@[^<>'\"\\s@]{1,255})[>'\"]");

    /** Our subject, behind words of the program that answers. */
    private static final Pattern OUR_SUBJECT =
            Pattern.compile("\\S.*\\bbridgehead: \\S+ to \\S+", Pattern.CASE_INSENSITIVE);

    /** The header of a gateway in a returned mail, quoted or not. */
    private static final Pattern OUR_HEADER = Pattern.compile(
            "^[> ]{0,8}" + PayloadLabel.HEADER + ":", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern MESSAGE_ID_LINE =
            Pattern.compile("^[> ]{0,8}message-id:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private PlainBounces() {}

    /** A report by its subject and sender, or by the header that Exim writes. */
    static boolean isReport(MimeMessage mail) throws MessagingException {
        return mail.getHeader("X-Failed-Recipients") != null
                || (SUBJECT.matcher(header(mail, "Subject")).find() && isFromRelay(mail));
    }

    /** Whether a relay wrote this mail, or it carries a mail of a gateway. People send neither. */
    static boolean isLikeReport(MimeMessage mail, List<MimeLeaf> leaves) throws MessagingException {
        if (DAEMON.matcher(header(mail, "From")).find()) {
            return true;
        }
        for (MimeLeaf leaf : leaves) {
            if ((leaf.is("text/*") || isOriginal(leaf))
                    && OUR_HEADER.matcher(leaf.text()).find()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the mail looks like the absence note of a person, in a language that we do not know: it
     * answers by our subject, and neither names a code nor returns any of our headers. Ask only for mail
     * that is not {@link #isLikeReport like a report}.
     */
    static boolean isNote(MimeMessage mail, List<MimeLeaf> leaves) throws MessagingException {
        String subject = subject(mail);
        String text = words(leaves);
        return OUR_SUBJECT.matcher(subject).find()
                && !isLikeReport(mail, leaves)
                && !STATUS.matcher(subject + " " + text).find()
                && !CODE.matcher(text).find();
    }

    /** By the name of a relay, or by the null path, which only machines use. */
    static boolean isFromRelay(MimeMessage mail) throws MessagingException {
        return DAEMON.matcher(header(mail, "From")).find()
                || header(mail, "Return-Path").strip().equals("<>");
    }

    /** What the report says, as far as it can be understood. */
    static BounceReport report(MimeMessage mail, List<MimeLeaf> leaves) throws MessagingException {
        String subject = header(mail, "Subject");
        String text = words(leaves);
        String status = status(text);
        Optional<String> original = answeredId(mail);
        return new BounceReport(
                original.isPresent() ? original : originalId(leaves),
                action(subject + " " + text, status),
                status,
                recipient(mail, text),
                LogText.oneLine(text.isBlank() ? subject : text));
    }

    /** The id of the mail that a report returns or quotes; empty if it does neither. */
    static Optional<String> originalId(List<MimeLeaf> leaves) throws MessagingException {
        for (MimeLeaf leaf : leaves) {
            if (isOriginal(leaf)) {
                Optional<String> id = messageId(leaf.text());
                if (id.isPresent()) {
                    return id;
                }
            }
        }
        for (MimeLeaf leaf : leaves) {
            if (leaf.is("text/*")) {
                String text = leaf.text();
                Matcher line = MESSAGE_ID_LINE.matcher(text);
                Optional<String> quoted = line.find()
                        ? MessageIds.allIn(text.substring(line.start())).stream()
                                .findFirst()
                        : Optional.empty();
                if (quoted.isPresent()) {
                    return quoted;
                }
            }
        }
        return Optional.empty();
    }

    /** The id of the mail whose beginning this is. */
    private static Optional<String> messageId(String mail) throws MessagingException {
        String value = new InternetHeaders(new ByteArrayInputStream(mail.getBytes(UTF_8)))
                .getHeader("Message-ID", null);
        return value == null ? Optional.empty() : MessageIds.fromHeader(value);
    }

    private static Optional<String> answeredId(MimeMessage mail) throws MessagingException {
        for (String name : List.of("In-Reply-To", "References")) {
            List<String> ids = MessageIds.allIn(header(mail, name));
            if (!ids.isEmpty()) {
                return Optional.of(ids.get(ids.size() - 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isOriginal(MimeLeaf leaf) {
        return leaf.is("message/rfc822")
                || leaf.is("text/rfc822-headers")
                || leaf.is("message/global*");
    }

    /** The words of {@code mail} for people: its first text. */
    static String words(List<MimeLeaf> leaves) throws MessagingException {
        for (MimeLeaf leaf : leaves) {
            boolean isText = leaf.type().isEmpty() || leaf.is("text/*");
            if (isText && !leaf.is("text/rfc822-headers")) {
                String text = leaf.text();
                return leaf.is("text/html") ? text.replaceAll("<[^>]{0,500}>", " ") : text;
            }
        }
        return "";
    }

    /**
     * Without words that we know, the code tells a delay from a failure. 4.4.7 is the end of
     * waiting: the relay has given up (RFC 3463 section 3.5).
     */
    private static Action action(String words, String status) {
        String lower = words.toLowerCase(Locale.ROOT);
        boolean isDelay = lower.contains("delayed")
                || lower.contains("will retry")
                || lower.contains("will keep trying")
                || (status.startsWith("4.") && !status.equals("4.4.7") && !status.equals("4.0.0"));
        return isDelay ? Action.DELAYED : Action.FAILED;
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

    /** Decoded, if it is encoded. */
    private static String subject(MimeMessage mail) throws MessagingException {
        String subject = mail.getSubject();
        return subject == null ? "" : subject;
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String value = mail.getHeader(name, ", ");
        return value == null ? "" : value;
    }
}
