package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which mails of a mailbox that people use as well are for the gateway. */
class OwnMailTest {

    private static final ReturnPaths PATHS =
            new ReturnPaths(Mails.NORTH, Optional.of("+"), List.of());

    private final AtomicInteger opened = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update",
                "update-part",
                "header-label-lost",
                "headers-refolded",
                "payload-stripped",
                "sealed",
                "multipart-header-lost"
            })
    void mailOfAGatewayIsOursWhateverRelaysDidToIt(String name) throws Exception {
        assertThat(isOurs(Mails.golden(name))).isTrue();
        assertThat(opened).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report-delivered-with-comment",
                "report-in-mixed",
                "report-alone",
                "report-in-french",
                "report-in-japanese",
                "report-in-plain-words",
                "absence-german"
            })
    void whateverCameToAReturnPathIsOurs(String name) throws Exception {
        assertThat(isOurs(Mails.golden(name))).isTrue();
    }

    @Test
    void reportThatReturnsOurHeadersIsOursWhereverItCame() throws Exception {
        String mail = Mails.text(Mails.golden("report-delivered-with-comment"))
                .replace("gateway+b-7-0a1b2c3d-4e5f@north.example", "gateway@north.example");
        assertThat(isOurs(Mails.bytes(mail))).isTrue();
        assertThat(opened).hasValue(1);
    }

    @Test
    void reportAboutAPersonsMailIsThatPersons() throws Exception {
        String mail = Mails.text(Mails.golden("report-delivered-with-comment"))
                .replace("gateway+b-7-0a1b2c3d-4e5f@north.example", "person@north.example")
                .replace("Bridgehead-Payload", "X-Mailer");
        assertThat(isOurs(Mails.bytes(mail))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-ours", "spam", "empty", "forwarded-as-attachment"})
    void mailOfPeopleIsTheirs(String name) throws Exception {
        assertThat(isOurs(Mails.golden(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Re: Bridgehead: NORTH to SOUTH, update", "About the Bridgehead: hi", ""})
    void mailOfAPersonAboutUsIsThatPersons(String subject) throws Exception {
        assertThat(isOurs(Mails.bytes(
                        "From: a@b.example\r\nSubject: " + subject + "\r\n\r\nhello\r\n")))
                .isFalse();
    }

    private boolean isOurs(byte[] mail) throws Exception {
        return OwnMail.isIn(Parsed.mail(mail), PATHS, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(mail);
        });
    }
}
