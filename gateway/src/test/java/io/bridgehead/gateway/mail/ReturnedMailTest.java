package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.BounceReport.Action;
import io.bridgehead.gateway.mail.DecodedMail.AutoReply;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.DecodedMail.NotOurs;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.routing.RoutingAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail to a return path of ours: reports in any form, and automatic replies. */
class ReturnedMailTest {

    private static final RoutingAddress RETURN_PATH =
            RoutingAddress.of("gateway+b-7-0a1b2c3d-4e5f@north.example");
    private static final RoutingAddress PLAIN = RoutingAddress.of("gateway@north.example");
    private static final ReturnPaths PATHS =
            new ReturnPaths(PLAIN, Optional.of("+"), List.of("hub"));

    private final MailCodec codec = new MailCodec();

    @ParameterizedTest
    @CsvSource({
        "report-delivered-with-comment, DELIVERED, 2.0.0",
        "report-relayed-with-comment, RELAYED, 2.6.0",
        "report-expanded-with-comment, EXPANDED, 2.0.0",
        "report-action-lost, DELAYED, 4.2.2",
        "report-action-translated, FAILED, 5.1.1",
        "report-success-translated, DELIVERED, 2.1.5",
        "report-status-in-diagnostic, FAILED, 5.1.1",
        "report-of-several-recipients, FAILED, 5.2.1",
        "report-in-mixed, FAILED, 5.1.1",
        "report-global, DELAYED, 4.4.1",
        "report-without-reporting-mta, FAILED, 5.4.4"
    })
    void reportOfRfc3464IsReadWhereverItStands(String name, Action action, String status) {
        for (DecodedMail mail : List.of(codec.decode(Mails.golden(name)), returned(name))) {
            BounceReport report = report(mail);
            assertThat(report.action()).isEqualTo(action);
            assertThat(report.status()).isEqualTo(status);
            assertThat(report.recipient()).contains("gateway@south.example");
            assertThat(report.originalMessageId()).contains(Mails.ID);
        }
    }

    /** The forms that relays give to a report whose status part says that the mail was relayed. */
    @Test
    void reportOfSuccessIsOneHoweverARelayEncodesOrWrapsIt() {
        String mail = Mails.text(Mails.golden("report-relayed-with-comment"));
        String type = "Content-Type: message/delivery-status\r\n";
        String status = mail.substring(
                mail.indexOf("Reporting-MTA"), mail.indexOf("\r\n--dsn\r\nContent-Type: text/rfc"));
        String base64 = Base64.getMimeEncoder().encodeToString(Mails.bytes(status));
        String body = mail.substring(mail.indexOf("--dsn"));
        String head = "From: relay@hub.example\r\nTo: <" + RETURN_PATH + ">\r\n"
                + "Content-Type: multipart/mixed; boundary=\"out\"\r\n\r\n--out\r\n";
        for (String form : List.of(
                mail.replace(type, "content-type: MESSAGE/Delivery-Status; charset=us-ascii\r\n"),
                mail.replace(type + "\r\n" + status, encoded(type, "base64", base64)),
                mail.replace(
                        type + "\r\n" + status,
                        encoded(type, "quoted-printable", status.replace("Rel", "=52el"))),
                mail.replace(type, type + "\r\n\r\n"),
                mail.replace("12:00:03 +0000\r\n\r\n", "12:00:03 +0000\r\n"),
                mail.replace("\r\n", "\n"),
                mail.replace("\r\n", "\r\r\n"),
                head + "Content-Type: multipart/alternative; boundary=\"dsn\"\r\n\r\n" + body
                        + "\r\n--out--\r\n",
                head + "Content-Type: message/rfc822\r\n\r\n" + mail + "\r\n--out--\r\n")) {
            assertThat(form).isNotEqualTo(mail);
            BounceReport report = report(codec.decode(
                    Mails.bytes(form), new Arrival(Optional.empty(), RETURN_PATH, PATHS)));
            assertThat(report.action()).as(form).isEqualTo(Action.RELAYED);
            assertThat(report.originalMessageId()).as(form).contains(Mails.ID);
        }
    }

    private static String encoded(String type, String encoding, String body) {
        return type + "Content-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n";
    }

    /** A report is not an answer, and a person's answer is no report, whatever its words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Bridgehead: NORTH to SOUTH, update",
                "AW: Bridgehead: NORTH to SOUTH, update",
                "RE[2]: Bridgehead: NORTH to SOUTH, update",
                "Ann Olsen is out of the office.",
                "I am currently away",
                "away from my mail",
                "=?gb2312?B?19S2r7vYuLQ6IEJyaWRnZWhlYWQ6IE5PUlRIIHRvIFNPVVRI?="
            })
    void answerIsAnAutomaticReplyEvenIfItNamesANumberLikeACode(String subject) {
        String mail = "From: %s\r\nSubject: " + subject + "\r\n\r\nRoom 5.1.1, ticket 550 x\r\n";
        Arrival arrival = new Arrival(Optional.empty(), RETURN_PATH, PATHS);
        assertThat(codec.decode(Mails.bytes(mail.formatted("ann@south.example")), arrival))
                .isInstanceOf(AutoReply.class);
        assertThat(codec.decode(Mails.bytes(mail.formatted("MAILER-DAEMON@x.example")), arrival))
                .isInstanceOf(Bounce.class);
    }

    @Test
    void reportThatIsNothingButAStatusIsRead() {
        BounceReport report = report(codec.decode(Mails.golden("report-alone")));
        assertThat(report.action()).isEqualTo(Action.FAILED);
        assertThat(report.status()).isEqualTo("5.1.1");
        assertThat(report.originalMessageId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "report-in-french, FAILED, 5.1.1, boîte inconnue",
        "report-in-plain-words, FAILED, 5.0.0, not known to this machine",
        "report-that-quotes, FAILED, 5.0.0, Ezt a levelet",
        "report-in-japanese, FAILED, 5.0.0, 配達できません",
        "report-in-html, FAILED, 4.4.7, Kunne ikke levere",
        "report-of-a-delay-in-italian, DELAYED, 4.4.1, nessuna risposta"
    })
    void mailByTheNullPathIsAReportInAnyLanguage(
            String name, Action action, String status, String words) {
        BounceReport report = report(returned(name));
        assertThat(report.action()).isEqualTo(action);
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.text()).contains(words).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report-in-french", "report-in-plain-words", "report-that-quotes"})
    void reportThatQuotesTheMailTellsItsId(String name) {
        assertThat(report(returned(name)).originalMessageId()).contains(Mails.ID);
    }

    @ParameterizedTest
    @CsvSource({
        "absence-english, Out of Office",
        "absence-german, Abwesenheitsnotiz",
        "absence-french, Réponse automatique",
        "absence-japanese, 自動返信"
    })
    void absenceWithoutTheUsualHeadersIsAnAutomaticReply(String name, String words) {
        for (DecodedMail mail : List.of(codec.decode(Mails.golden(name)), returned(name))) {
            assertThat(mail)
                    .isInstanceOfSatisfying(
                            AutoReply.class, it -> assertThat(it.reason()).contains(words));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vacation", "vacation-old", "vacation-with-our-payload", "read-receipt"})
    void automaticReplyStaysOneAtAReturnPath(String name) {
        assertThat(returned(name)).isInstanceOf(AutoReply.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounce-failed",
                "bounce-delayed",
                "bounce-qmail",
                "bounce-exim",
                "bounce-without-original",
                "spam",
                "not-ours",
                "empty"
            })
    void whateverElseComesThereIsAReport(String name) {
        assertThat(returned(name))
                .isInstanceOfSatisfying(
                        Bounce.class,
                        it -> assertThat(it.returnedTo()).first().isEqualTo(RETURN_PATH));
    }

    /** Neither the language nor the program is known, and none of the usual headers is there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nem vagyok itt: Bridgehead: NORTH to SOUTH, update | Hetfon jovok.       | true",
                "Nem vagyok itt: Bridgehead: NORTH to SOUTH, update | Hiba: 550 nincs.    | false",
                "Nem vagyok itt: Bridgehead: NORTH to SOUTH, update | Hiba: 5.1.1 nincs.  | false",
                "Nem kezbesitheto                                   | Hetfon jovok.       | false",
                "Bridgehead: NORTH to SOUTH, update                 | Hetfon jovok.       | false"
            })
    void noteThatAnswersByOurSubjectAndNamesNoErrorIsAnAutomaticReply(
            String subject, String text, boolean isNote) {
        byte[] mail = Mails.bytes(
                "From: gateway@south.example\r\nSubject: " + subject + "\r\n\r\n" + text + "\r\n");
        DecodedMail decoded = codec.decode(mail, new Arrival(Optional.empty(), RETURN_PATH, PATHS));
        assertThat(decoded instanceof AutoReply).isEqualTo(isNote);
        assertThat(decoded instanceof Bounce).isEqualTo(!isNote);
    }

    @Test
    void ourOwnMailThatComesBackWholeIsAReportAndNotRead() {
        assertThat(returned("update")).isInstanceOf(Bounce.class);
    }

    @Test
    void mailWithASenderIsNoReportWhereverItGoes() {
        Arrival arrival = new Arrival(Optional.of(Mails.SOUTH), RETURN_PATH, PATHS);
        assertThat(codec.decode(Mails.golden("spam"), arrival)).isInstanceOf(NotOurs.class);
        assertThat(codec.decode(Mails.golden("update"), arrival)).isInstanceOf(Payload.class);
    }

    @Test
    void mailByTheNullPathToThePlainAddressIsNoReportByThatAlone() {
        Arrival arrival = new Arrival(Optional.empty(), PLAIN, PATHS);
        assertThat(codec.decode(Mails.golden("spam"), arrival)).isInstanceOf(NotOurs.class);
        assertThat(codec.decode(Mails.golden("update"), arrival)).isInstanceOf(Payload.class);
    }

    /** A mailbox knows neither sender nor recipient; the server that filled it noted both. */
    @ParameterizedTest
    @CsvSource({
        "<>,                gateway+b-7-0a1b2c3d-4e5f@north.example, true",
        "'',                gateway+b-7-0a1b2c3d-4e5f@north.example, true",
        "<a@south.example>, gateway+b-7-0a1b2c3d-4e5f@north.example, false",
        "<>,                gateway@north.example,                   false"
    })
    void mailboxTellsByHeadersHowAMailCame(String path, String delivered, boolean isReport) {
        String head = (path.isEmpty() ? "" : "Return-Path: " + path + "\r\n") + "Delivered-To: "
                + delivered + "\r\n";
        byte[] mail = Mails.bytes(head + "From: a@b.example\r\nSubject: Nem\r\n\r\nszoveg\r\n");
        DecodedMail decoded = codec.decode(mail, new Arrival(Optional.empty(), PLAIN, PATHS));
        assertThat(decoded instanceof Bounce).isEqualTo(isReport);
    }

    private DecodedMail returned(String name) {
        return codec.decode(Mails.golden(name), new Arrival(Optional.empty(), RETURN_PATH, PATHS));
    }

    private static BounceReport report(DecodedMail mail) {
        assertThat(mail).isInstanceOf(Bounce.class);
        return ((Bounce) mail).report();
    }
}
