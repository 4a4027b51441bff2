package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "To: a@x.example                                     | a@x.example",
                "To: <a@x.example>                                   | a@x.example",
                "To: \"Gate, North\" <a@x.example>, b@y.example      | a@x.example b@y.example",
                "To: a@x.example\\Delivered-To: b@y.example          | b@y.example a@x.example",
                "X-Original-To: a@x.example\\To: b@y.example         | a@x.example b@y.example",
                "Envelope-To: a@x.example\\To: b@y.example           | a@x.example b@y.example",
                "Delivered-To: a@x.example\\Delivered-To: b@y.example | a@x.example b@y.example",
                "to: GATEWAY+b-1-01234567-0123@X.example | GATEWAY+b-1-01234567-0123@x.example",
                "To: undisclosed-recipients:;                        | ''",
                "To: no address @ all                                | ''",
                "Cc: a@x.example                                     | ''",
                "Subject: a@x.example                                | ''"
            })
    void addressesAreFoundWithTheMostTellingFirst(String headers, String addresses)
            throws MessagingException {
        var mail = Parsed.mail(headers.replace("\\", "\r\n") + "\r\n\r\nz@z.example");
        StringBuilder found = new StringBuilder();
        Recipients.of(mail).forEach(each -> found.append(each).append(' '));
        assertThat(found.toString().strip()).isEqualTo(addresses);
    }

    @Test
    @Timeout(20)
    void crowdOfAddressesIsCutShort() throws MessagingException {
        assertThat(Recipients.of(Parsed.mail("To: " + "a@x.example, ".repeat(50_000) + "\r\n\r\n")))
                .hasSize(20);
        assertThat(Recipients.of(Parsed.mail("To: " + "a".repeat(500_000) + "\r\n\r\n")))
                .isEmpty();
    }
}
