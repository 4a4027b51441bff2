package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.routing.SiteId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingHeadersTest {

    private static final String OURS = "Bridgehead-Payload: v1\r\n";

    @Test
    void mailSaysForWhichSiteItIsAndWhoWroteIt() {
        RoutingHeaders headers = RoutingHeaders.of(Mails.encoded());
        assertThat(headers.to()).contains(SiteId.of("SOUTH"));
        assertThat(headers.trace()).containsExactly(SiteId.of("NORTH"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Bridgehead-To: SOUTH                          | SOUTH",
                "bridgehead-to:SOUTH                           | SOUTH",
                "BRIDGEHEAD-TO:   SOUTH                        | SOUTH",
                "Bridgehead-To:\\ SOUTH                        | SOUTH",
                "Bridgehead-To: SOUTH\\Bridgehead-To: SOUTH    | SOUTH",
                "Bridgehead-To: SOUTH\\Bridgehead-To: EAST     | none",
                "Bridgehead-To: two words                      | none",
                "Bridgehead-To:                                | none",
                "Subject: SOUTH                                | none"
            })
    void destinationIsReadIfItIsSaidOnce(String lines, String site) {
        RoutingHeaders headers = of(OURS + lines.replace("\\", "\r\n") + "\r\n");
        assertThat(headers.to().map(SiteId::name).orElse(null)).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 NORTH                        | NORTH",
                "2 EAST, 1 NORTH                | NORTH, EAST",
                "1 NORTH, 2 EAST                | NORTH, EAST",
                "10 TEN, 9 NINE, 1 ONE          | ONE, NINE, TEN",
                "2 EAST, 2 WEST, 1 NORTH        | NORTH, EAST, WEST",
                "1 NORTH, x EAST, 2, 3 A B      | NORTH",
                "99999 FAR, 1 NORTH             | NORTH",
                "1   NORTH                      | NORTH"
            })
    void numbersOrderTheTraceWhateverTheOrderOfTheLines(String lines, String sites) {
        StringBuilder mail = new StringBuilder(OURS);
        for (String line : lines.split(", ", -1)) {
            mail.append("Bridgehead-Trace: ").append(line).append("\r\n");
        }
        assertThat(of(mail.toString()).trace())
                .extracting(SiteId::name)
                .containsExactly(sites.split(", ", -1));
    }

    /** Whatever else it says, a gateway on the way must not forward a stranger's mail. */
    @Test
    void mailWithoutOurLabelSaysNothing() {
        RoutingHeaders headers = of("Bridgehead-To: SOUTH\r\nBridgehead-Trace: 1 NORTH\r\n");
        assertThat(headers.to()).isEmpty();
        assertThat(headers.trace()).isEmpty();
    }

    @Test
    void labelInTheBodyIsNoHeader() {
        assertThat(of("Subject: x\r\n\r\n" + OURS + "Bridgehead-To: SOUTH\r\n").to())
                .isEmpty();
    }

    @Test
    void everySiteThatStampsAMailIsInItsTraceInOrder() {
        byte[] mail = Mails.encoded();
        for (String site : List.of("MIDDLE", "EAST", "SOUTH")) {
            mail = RoutingHeaders.of(mail).stamped(mail, SiteId.of(site));
        }
        assertThat(RoutingHeaders.of(mail).trace())
                .extracting(SiteId::name)
                .containsExactly("NORTH", "MIDDLE", "EAST", "SOUTH");
        assertThat(RoutingHeaders.of(mail).to()).contains(SiteId.of("SOUTH"));
    }

    @Test
    void stampLeavesTheRestOfTheMailAsItIs() {
        byte[] mail = Mails.encoded();
        byte[] stamped = RoutingHeaders.of(mail).stamped(mail, SiteId.of("MIDDLE"));
        String line = "Bridgehead-Trace: 2 MIDDLE\r\n";
        assertThat(Mails.text(stamped)).isEqualTo(line + Mails.text(mail));
        assertThat(MailCodecTest.payload(new MailCodec().decode(stamped)).messageId())
                .contains(Mails.ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\r\n", ":", "\u0000", "Bridgehead-Payload", "\r\n\r\n\r\n", " x: y"})
    void anythingCanBeAskedForItsHeaders(String mail) {
        assertThat(of(mail).to()).isEmpty();
    }

    @Test
    void noDamageMakesThemThrow() {
        Random random = new Random(5);
        byte[] mail = Mails.encoded();
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(mail, 1 + random.nextInt(mail.length));
            for (int n = 0; n < 5; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(RoutingHeaders.of(damaged).trace().size()).isLessThan(3);
        }
    }

    private static RoutingHeaders of(String mail) {
        return RoutingHeaders.of(Mails.bytes(mail));
    }
}
