package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.BounceReport.Action;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports from before RFC 3464, known by their sender and subject alone. */
class PlainBouncesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAILER-DAEMON@x.example",
                "Mail Delivery System <mailer-daemon@x.example>",
                "postmaster@x.example",
                "Mail Delivery Subsystem <a@x.example>"
            })
    void senderAndSubjectTogetherMakeAReport(String from) {
        for (String subject : new String[] {
            "Undeliverable: x",
            "Undelivered Mail Returned to Sender",
            "Returned mail: see transcript",
            "Delivery Status Notification (Failure)",
            "failure notice",
            "Mail delivery failed: returning message to sender",
            "Warning: could not be delivered",
            "Delivery problem"
        }) {
            assertThat(decode("From: " + from + "\r\nSubject: " + subject, "x"))
                    .as(subject)
                    .isInstanceOf(Bounce.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.example\r\nSubject: Undeliverable: x",
                "From: mailer-daemon@b.example\r\nSubject: News",
                "From: a@b.example\r\nReturn-Path: <a@b.example>\r\nSubject: Returned mail",
                "From: postmasters-club@b.example\r\nSubject: Hello"
            })
    void oneOfThemAloneDoesNot(String headers) {
        assertThat(decode(headers, "x")).isNotInstanceOf(Bounce.class);
    }

    @Test
    void nullPathIsASenderToo() {
        assertThat(decode("From: a@b.example\r\nReturn-Path: <>\r\nSubject: Undeliverable", "x"))
                .isInstanceOf(Bounce.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 no such user                     | FAILED  | 5.1.1",
                "host said: 550-5.7.1 blocked               | FAILED  | 5.7.1",
                "550 no such user                           | FAILED  | 5.0.0",
                "452 mailbox full                           | FAILED  | 4.0.0",
                "4.2.2 mailbox full                         | DELAYED | 4.2.2",
                "4.4.7 given up                             | FAILED  | 4.4.7",
                "it is delayed, 4.4.1                       | DELAYED | 4.4.1",
                "We will keep trying                        | DELAYED | 5.0.0",
                "we will retry for 5 days                   | DELAYED | 5.0.0",
                "no code at all                             | FAILED  | 5.0.0",
                "from 192.5.1.1 and 5.1.1.9                 | FAILED  | 5.0.0",
                "version 15.1.2                             | FAILED  | 5.0.0"
            })
    void codeAndFewWordsDecide(String text, Action action, String status) {
        BounceReport report = report("", text);
        assertThat(report.action()).isEqualTo(action);
        assertThat(report.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "<a@x.example>: gone                | a@x.example",
                "to 'a@x.example' for this reason   | a@x.example",
                "to \"a@x.example\"                 | a@x.example",
                "<no address> and <a@x.example>     | a@x.example",
                "a@x.example without anything       | none"
            })
    void recipientIsWhatStandsInBracketsOrQuotes(String text, String recipient) {
        assertThat(report("", text).recipient().orElse(null)).isEqualTo(recipient);
    }

    @Test
    void recipientThatEximNamesInAHeaderCounts() {
        assertThat(report("X-Failed-Recipients: a@x.example, b@x.example\r\n", "<c@x.example>")
                        .recipient())
                .contains("a@x.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "In-Reply-To: <a@x>                | text                    | a@x",
                "References: <a@x> <b@x>           | text                    | b@x",
                "In-Reply-To: <a@x>                | Message-ID: <c@x>       | a@x",
                "X: y                              | Message-ID: <c@x>       | c@x",
                "X: y                              | > Message-Id: <c@x>     | c@x",
                "X: y                              | MESSAGE-ID:\\ <c@x>     | c@x",
                "X: y                              | see <c@x>               | none",
                "X: y                              | no Message-ID: <c@x>    | none",
                "In-Reply-To: nonsense             | text                    | none"
            })
    void mailThatItIsAboutIsFoundInHeadersOrInAQuotedHeader(String header, String text, String id) {
        assertThat(report(header + "\r\n", text.replace("\\", "\r\n"))
                        .originalMessageId()
                        .orElse(null))
                .isEqualTo(id);
    }

    @Test
    void mailThatIsAttachedTellsItsId() {
        String body = """
                --b

                Sorry.
                --b
                Content-Type: message/rfc822

                Message-ID: <inner@x>
                Subject: y

                z
                --b--
                """.replace("\n", "\r\n");
        assertThat(report("Content-Type: multipart/mixed; boundary=b\r\n", body)
                        .originalMessageId())
                .contains("inner@x");
    }

    @Test
    void wordsAreOneLineOfLimitedLength() {
        String text = "line\r\n".repeat(5_000);
        assertThat(report("", text).text())
                .hasSizeLessThanOrEqualTo(BounceReport.MAX_TEXT)
                .doesNotContain("\n");
        assertThat(report("", "").text()).isEqualTo("Undeliverable");
    }

    private static BounceReport report(String headers, String text) {
        DecodedMail mail =
                decode(headers + "From: mailer-daemon@x.example\r\nSubject: Undeliverable", text);
        assertThat(mail).isInstanceOf(Bounce.class);
        return ((Bounce) mail).report();
    }

    private static DecodedMail decode(String headers, String text) {
        return new MailCodec().decode(Mails.bytes(headers + "\r\n\r\n" + text));
    }
}
