package io.bridgehead.gateway.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.routing.SiteId;

/** Mail that no gateway wrote and that gateways still receive. */
final class StrayMail {
    private static final String NO_ROUTE = "no route to host";

    private StrayMail() {}

    /**
     * A relay's report that it could not deliver a mail (RFC 3464). The report contains the mail.
     */
    static byte[] report(SiteId sender, SiteId missed, byte[] mail) {
        return returned(report("failed", sender, missed), mail);
    }

    /** A relay's report that a mail is too large for it. The report contains the mail. */
    static byte[] tooLarge(SiteId sender, SiteId missed, byte[] mail, String words) {
        return returned(
                report("failed", sender, missed).replace(NO_ROUTE, words).replace("5.4.4", "5.3.4"),
                mail);
    }

    private static byte[] returned(String report, byte[] mail) {
        return bytes(
                report + """
                --dsn
                Content-Type: message/rfc822

                """ + new String(mail, ISO_8859_1).replace("\r\n", "\n") + "\n--dsn--\n");
    }

    /** A relay's report that it could not deliver a mail, without naming the mail. */
    static byte[] reportOfSomething(SiteId sender, SiteId missed) {
        return bytes(report("failed", sender, missed) + "--dsn--\n");
    }

    /** A relay's report that a mail is delayed and that it still tries to deliver it. */
    static byte[] delayed(SiteId sender, SiteId missed, byte[] mail) {
        String text = new String(mail, ISO_8859_1).replace("\r\n", "\n");
        return bytes(
                report("delayed", sender, missed) + """
                --dsn
                Content-Type: text/rfc822-headers

                """ + text.split("\n\n", 2)[0] + "\n--dsn--\n");
    }

    private static String report(String action, SiteId sender, SiteId missed) {
        return head("MAILER-DAEMON@relay.example", sender, "Delivery status")
                + """
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=dsn

                --dsn
                Content-Type: text/plain

                There was a difficulty with your mail.
                --dsn
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: 5.4.4
                Diagnostic-Code: smtp; 550 5.4.4 %s

                """.formatted(MailPlan.address(missed), action, NO_ROUTE);
    }

    /** An automatic reply of a person who is away. */
    static byte[] vacation(SiteId sender, SiteId away) {
        return bytes(head(MailPlan.address(away).toString(), sender, "Out of office")
                + "Auto-Submitted: auto-replied\n\nI am at sea.\n");
    }

    /** An advertisement. */
    static byte[] advertisement(SiteId to) {
        return bytes(head("offers@shop.example", to, "Only today") + "\nBuy two ships, pay one.\n");
    }

    private static String head(String from, SiteId to, String subject) {
        return """
                Date: Thu, 1 Jan 2026 12:00:00 +0000
                From: <%s>
                To: <%s>
                Subject: %s
                """.formatted(from, MailPlan.address(to), subject);
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }
}
