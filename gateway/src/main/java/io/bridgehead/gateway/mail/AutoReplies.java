package io.bridgehead.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes answers that a machine writes on behalf of a person: by the headers of RFC 3834, by
 * older headers, or, since older Exchange writes none of them, by the subject.
 */
final class AutoReplies {

    /** Headers that only automatic replies have. */
    private static final List<String> SIGNS = List.of(
            "X-Autoreply",
            "X-Autorespond",
            "X-Autoresponder",
            "X-Vacation",
            "X-Mail-Autoreply",
            "X-AutoReply-From");

    /** How the subjects of automatic replies begin, in the languages of the usual programs. */
    private static final List<String> SUBJECTS = List.of(
            "out of office",
            "out of the office",
            "out-of-office",
            "autoreply",
            "auto-reply",
            "auto reply",
            "auto-response",
            "autoresponse",
            "automatic reply",
            "automatic response",
            "vacation",
            "on vacation",
            "automatische antwort",
            "abwesend",
            "abwesenheit",
            "réponse automatique",
            "absence du bureau",
            "absent du bureau",
            "respuesta automática",
            "fuera de la oficina",
            "fuera de oficina",
            "resposta automática",
            "fora do escritório",
            "risposta automatica",
            "fuori ufficio",
            "fuori sede",
            "automatisch antwoord",
            "afwezig",
            "automatiskt svar",
            "autosvar",
            "automatisk svar",
            "frånvarande",
            "fravær",
            "automaattinen vastaus",
            "poissa",
            "automatická odpov",
            "automatyczna odpowied",
            "automatikus válasz",
            "автоответ",
            "автоматический ответ",
            "otomatik yanıt",
            "自動返信",
            "自动答复",
            "自动回复",
            "自動回復",
            "自動応答",
            "自動回覆",
            "자동 회신");

    /** What subjects of absence notes say after the name of a person. */
    private static final Pattern ABSENT = Pattern.compile(
            "\\b(is|am|will be) (currently )?(out of( the)? office|away|on (vacation|holiday|leave))\\b"
                    + "|^away from (my|the) \\w+");

    /** An answer: people and the programs that answer for them write it, and relays do not. */
    private static final Pattern ANSWER =
            Pattern.compile("^(re|aw|sv|antw|rif|odp|ynt|回复|答复|回覆)\\s*(\\[\\d+])?\\s*[:：]");

    private AutoReplies() {}

    /** Whether a header says it plainly. Relays do not write these headers into their reports. */
    static boolean hasSign(MimeMessage mail) throws MessagingException {
        return sign(mail).isPresent();
    }

    private static Optional<String> sign(MimeMessage mail) throws MessagingException {
        String precedence = firstWord(mail, "Precedence");
        if (precedence.equals("auto_reply") || precedence.equals("auto-reply")) {
            return Optional.of("Precedence: " + precedence);
        }
        for (String sign : SIGNS) {
            if (mail.getHeader(sign) != null) {
                return Optional.of(sign);
            }
        }
        return Optional.empty();
    }

    /** Why this mail is an automatic reply; empty if it is not. */
    static Optional<String> reason(MimeMessage mail) throws MessagingException {
        String submitted = firstWord(mail, "Auto-Submitted");
        if (submitted.startsWith("auto-") && !submitted.equals("auto-generated")) {
            return Optional.of("Auto-Submitted: " + LogText.oneLine(submitted));
        }
        Optional<String> sign = sign(mail);
        if (sign.isPresent()) {
            return sign;
        }
        if (mail.getHeader(PayloadLabel.HEADER) != null) {
            return Optional.empty();
        }
        // A machine wrote this mail, it is not from a gateway, and it answers another mail.
        if (submitted.equals("auto-generated") && mail.getHeader("In-Reply-To") != null) {
            return Optional.of("Auto-Submitted: auto-generated, and an answer");
        }
        return subject(mail);
    }

    private static Optional<String> subject(MimeMessage mail) throws MessagingException {
        String subject = mail.getSubject();
        if (subject == null) {
            return Optional.empty();
        }
        String words = subject.toLowerCase(Locale.ROOT).strip();
        return SUBJECTS.stream().anyMatch(words::startsWith)
                        || ABSENT.matcher(words).find()
                        || ANSWER.matcher(words).find()
                ? Optional.of("Subject: " + LogText.oneLine(subject))
                : Optional.empty();
    }

    private static String firstWord(MimeMessage mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        return values == null || values.length == 0
                ? ""
                : values[0].split("[;(]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
