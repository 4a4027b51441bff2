package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bridgehead.gateway.mail.BounceReport.Action;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * Reads reports in the form of RFC 3464. Relays put the status part into any multipart, so its own
 * type decides, not the type of the whole. Read receipts and other reports are automatic replies.
 */
final class Reports {

    private static final String DELIVERY = "delivery-status";
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern FIRST_WORD = Pattern.compile("\\s*([A-Za-z]+)");

    private Reports() {}

    static Optional<DecodedMail> read(MimeMessage mail, List<MimeLeaf> leaves)
            throws MessagingException, IOException {
        List<MimeLeaf> all = isStatusIn(leaves) ? leaves : withForwarded(leaves);
        List<InternetHeaders> recipients = new ArrayList<>();
        for (MimeLeaf leaf : all) {
            if (isStatus(leaf)) {
                recipients.addAll(recipients(leaf.text()));
            }
        }
        Optional<String> kind = kind(mail, leaves);
        if (!isStatusIn(all) && kind.isPresent() && !kind.get().equals(DELIVERY)) {
            return Optional.of(new DecodedMail.AutoReply("report: " + LogText.oneLine(kind.get())));
        }
        if (!isStatusIn(all) && kind.isEmpty()) {
            return Optional.empty();
        }
        BounceReport report = report(worst(recipients), all);
        return Optional.of(new DecodedMail.Bounce(report, Recipients.of(mail)));
    }

    private static boolean isStatus(MimeLeaf leaf) {
        return leaf.is("message/delivery-status") || leaf.is("message/global-delivery-status");
    }

    private static boolean isStatusIn(List<MimeLeaf> leaves) {
        return leaves.stream().anyMatch(Reports::isStatus);
    }

    /** A relay or a person may have passed on a report whole, as an attached mail. */
    private static List<MimeLeaf> withForwarded(List<MimeLeaf> leaves)
            throws MessagingException, IOException {
        for (MimeLeaf leaf : leaves) {
            if (leaf.is("message/rfc822")) {
                List<MimeLeaf> inside =
                        MimeLeaf.allIn(leaf.mail(Session.getInstance(new Properties())));
                if (isStatusIn(inside)) {
                    return inside;
                }
            }
        }
        return leaves;
    }

    /** What the mail says that it reports; empty if it is no report. */
    private static Optional<String> kind(MimeMessage mail, List<MimeLeaf> leaves)
            throws MessagingException {
        Optional<ContentType> report =
                ContentTypes.of(mail).filter(type -> type.match("multipart/report"));
        if (report.isPresent()) {
            String kind = report.get().getParameter("report-type");
            // One that does not say it is taken for one about a delivery, by far the most common.
            return Optional.of(kind == null ? DELIVERY : kind.strip().toLowerCase(Locale.ROOT));
        }
        return leaves.stream().anyMatch(it -> it.is("message/disposition-notification"))
                ? Optional.of("disposition-notification")
                : Optional.empty();
    }

    /**
     * The groups of fields about recipients; the first group, about the whole mail, may be missing.
     */
    private static List<InternetHeaders> recipients(String text)
            throws MessagingException, IOException {
        DeliveryStatus status =
                new DeliveryStatus(new ByteArrayInputStream(text.stripLeading().getBytes(UTF_8)));
        List<InternetHeaders> groups = new ArrayList<>();
        groups.add(status.getMessageDSN());
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
            groups.add(status.getRecipientDSN(i));
        }
        groups.removeIf(it -> it.getHeader("Action") == null
                && it.getHeader("Status") == null
                && it.getHeader("Final-Recipient") == null);
        return groups;
    }

    /**
     * We send to one recipient, but an alias at the other end may make several of it. One that was
     * not reached is what matters: it may have been the gateway.
     */
    private static InternetHeaders worst(List<InternetHeaders> recipients) {
        InternetHeaders worst = new InternetHeaders();
        int rank = -1;
        for (InternetHeaders each : recipients) {
            Action action = action(each);
            int next = action == Action.FAILED ? 2 : action == Action.DELAYED ? 1 : 0;
            if (next >= rank) {
                worst = each;
                rank = next;
            }
        }
        return worst;
    }

    private static BounceReport report(InternetHeaders recipient, List<MimeLeaf> leaves)
            throws MessagingException {
        String diagnostic = value(recipient, "Diagnostic-Code");
        return new BounceReport(
                PlainBounces.originalId(leaves),
                action(recipient),
                status(recipient),
                recipient(recipient),
                LogText.oneLine(diagnostic.isEmpty() ? PlainBounces.words(leaves) : diagnostic));
    }

    private static Optional<String> recipient(InternetHeaders fields) {
        String last = value(fields, "Final-Recipient");
        String field = last.isEmpty() ? value(fields, "Original-Recipient") : last;
        String address = LogText.oneLine(field.substring(field.indexOf(';') + 1));
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    /**
     * The first word decides; relays add comments, as in {@code delivered (to mailbox)}. A word
     * that RFC 3464 does not know says nothing, and then the class of the status code decides.
     */
    private static Action action(InternetHeaders fields) {
        Matcher word = FIRST_WORD.matcher(value(fields, "Action"));
        String action = word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "";
        return switch (action) {
            case "failed" -> Action.FAILED;
            case "delayed" -> Action.DELAYED;
            case "delivered" -> Action.DELIVERED;
            case "relayed" -> Action.RELAYED;
            case "expanded" -> Action.EXPANDED;
            default -> ofClass(status(fields));
        };
    }

    /** What the class of a status code says (RFC 3463 section 3.1). */
    static Action ofClass(String status) {
        return switch (status.charAt(0)) {
            case '2' -> Action.DELIVERED;
            case '4' -> Action.DELAYED;
            default -> Action.FAILED;
        };
    }

    private static String status(InternetHeaders fields) {
        for (String name : List.of("Status", "Diagnostic-Code")) {
            Matcher code = STATUS.matcher(value(fields, name));
            if (code.find()) {
                return code.group(1);
            }
        }
        return "5.0.0";
    }

    private static String value(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }
}
