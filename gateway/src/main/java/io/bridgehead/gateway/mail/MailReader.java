package io.bridgehead.gateway.mail;

import io.bridgehead.gateway.mail.DecodedMail.AutoReply;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.routing.RoutingAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Sorts a mail into the cases of {@link DecodedMail}. The order of the questions matters. */
final class MailReader {

    private final Session session = Session.getInstance(new Properties());
    private final PayloadReader payloads;

    MailReader(int maxPayloadBytes) {
        this.payloads = new PayloadReader(maxPayloadBytes);
    }

    /**
     * Reads a mail.
     *
     * <p>The library throws unchecked exceptions at odd MIME, and nested parts may go deeper than
     * the stack. Both mean that a peer sent an unreadable mail, and no more.
     *
     * @param arrival empty if nothing is known about how the mail came
     */
    DecodedMail read(InputStream mail, Optional<Arrival> arrival) {
        try {
            return sort(new MimeMessage(session, mail), arrival);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return new Malformed(
                    MalformedReason.UNREADABLE, LogText.oneLine(unreadable.toString()));
        } catch (StackOverflowError endless) {
            return new Malformed(MalformedReason.UNREADABLE, "nested deeper than this can follow");
        }
    }

    private DecodedMail sort(MimeMessage mail, Optional<Arrival> arrival)
            throws MessagingException, IOException {
        List<MimeLeaf> leaves = MimeLeaf.allIn(mail);
        // A report carries our own mail inside, and an answer may quote it. So the first question
        // is
        // who wrote this mail, and the payload comes last.
        Optional<DecodedMail> report = Reports.read(mail, leaves);
        if (report.isPresent()) {
            return withRecipient(report.get(), arrival);
        }
        boolean returned = arrival.isPresent() && isReturned(mail, arrival.get());
        if (PlainBounces.isReport(mail)
                || (returned
                        && PlainBounces.isLikeReport(mail, leaves)
                        && !AutoReplies.hasSign(mail))) {
            return plainBounce(mail, leaves, arrival);
        }
        Optional<String> automatic = AutoReplies.reason(mail);
        if (automatic.isPresent()) {
            return new AutoReply(automatic.get());
        }
        if (returned && PlainBounces.isNote(mail, leaves)) {
            return new AutoReply("an answer that names no error and returns nothing of our mail");
        }
        return returned ? plainBounce(mail, leaves, arrival) : payloads.read(mail, leaves);
    }

    /**
     * Whether this mail came to a return path of ours by the null path. Only reports and automatic
     * replies take that way, whatever their language and form. A mailbox forgets the envelope and
     * notes it in headers.
     */
    private static boolean isReturned(MimeMessage mail, Arrival arrival) throws MessagingException {
        if (arrival.sender().isPresent()) {
            return false;
        }
        if (arrival.paths().isReturnPath(arrival.recipient())) {
            return true;
        }
        String path = mail.getHeader("Return-Path", ",");
        return (path == null || path.strip().equals("<>"))
                && Recipients.of(mail).stream().anyMatch(arrival.paths()::isReturnPath);
    }

    private static DecodedMail plainBounce(
            MimeMessage mail, List<MimeLeaf> leaves, Optional<Arrival> arrival)
            throws MessagingException {
        Bounce bounce = new Bounce(PlainBounces.report(mail, leaves), Recipients.of(mail));
        return withRecipient(bounce, arrival);
    }

    /** What the envelope says counts first: headers are easily wrong. */
    private static DecodedMail withRecipient(DecodedMail decoded, Optional<Arrival> arrival) {
        if (arrival.isEmpty() || !(decoded instanceof Bounce bounce)) {
            return decoded;
        }
        List<RoutingAddress> all = new ArrayList<>();
        all.add(arrival.get().recipient());
        all.addAll(bounce.returnedTo());
        return new Bounce(bounce.report(), all);
    }
}
