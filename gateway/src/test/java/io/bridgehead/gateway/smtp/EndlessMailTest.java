package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.BounceReport;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.mail.MalformedReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail that repeats something without end must not use up the stack of the thread that reads it.
 */
class EndlessMailTest {

    private static final int MANY = 200_000;
    private static final int LEVELS = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n", "\n", "\r", " \r\n", "x:\r\n", "x:\r\n\r\n", "x", " ", "<", "("})
    void reportThatRepeatsItselfIsABounceLikeAnyOther(String again) {
        String status = again.repeat(MANY / again.length())
                + "\r\n\r\nFinal-Recipient: rfc822; a@south.example\r\nAction: delayed\r\n";
        assertThat(decode(report(status)))
                .isInstanceOfSatisfying(
                        Bounce.class,
                        it -> assertThat(it.report().action())
                                .isEqualTo(BounceReport.Action.DELAYED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "<a@", "<a@b> ", "5.1.", "message-id:", "<!", "(", " "})
    void plainBounceThatRepeatsItselfIsABounceLikeAnyOther(String again) {
        String endless = again.repeat(MANY / again.length());
        assertThat(decode("From: mailer-daemon@south.example\r\n"
                        + "References: " + endless.replaceAll("\\s", "") + "\r\n"
                        + "Subject: returned mail\r\n\r\nMessage-ID: " + endless))
                .isInstanceOf(Bounce.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed", "multipart/report"})
    void multipartsInMultipartsAreUnreadable(String type) {
        assertThat(decode(nested(type)))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        it -> assertThat(it.reason()).isEqualTo(MalformedReason.UNREADABLE));
    }

    private static String report(String status) {
        return "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                + status
                + "\r\n--b--\r\n";
    }

    private static String nested(String type) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < LEVELS; i++) {
            mail.append("Content-Type: " + type + "; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
        }
        return mail.append("\r\ninnermost\r\n").toString();
    }

    private static DecodedMail decode(String mail) {
        return new MailCodec().decode(Mails.bytes(mail));
    }
}
