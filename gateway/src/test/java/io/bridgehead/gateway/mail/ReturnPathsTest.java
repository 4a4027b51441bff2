package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.ReturnPaths.Returned;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.history.Epoch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathsTest {
    private static final Epoch EPOCH = new Epoch(new UUID(0x0190_0000_0000_7000L, 5));
    private static final SiteId SOUTH = SiteId.of("SOUTH");
    private static final List<SiteId> PARTNERS = List.of(SiteId.of("EAST"), SOUTH);
    private static final String ID = EPOCH + ".SOUTH.1234567";

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "=", "_"})
    void addressTellsTheMessageAndTheConnector(String separator) {
        ReturnPaths paths = paths("gateway", separator);
        RoutingAddress path = paths.of(ID, "relay");
        assertThat(path.toString()).startsWith("gateway" + separator + "b-").endsWith("@n.example");
        assertThat(paths.accepts(path)).isTrue();
        assertThat(paths.at(path, EPOCH, PARTNERS))
                .contains(new Returned(SOUTH, 1_234_567, Optional.of("relay")));
    }

    @Test
    void caseIsNoMatterSinceRelaysChangeIt() {
        ReturnPaths paths = paths("Gateway", "+");
        RoutingAddress path = paths.of(ID, "relay");
        var shouted = new RoutingAddress(path.local().toUpperCase(Locale.ROOT), path.domain());
        assertThat(paths.accepts(shouted)).isTrue();
        assertThat(paths.at(shouted, EPOCH, PARTNERS)).isPresent();
        assertThat(paths.accepts(RoutingAddress.of("GATEWAY@n.example"))).isTrue();
    }

    @Test
    void mailOfAFormerLifeAndToFormerPartnersIsNotOurs() {
        ReturnPaths paths = paths("gateway", "+");
        RoutingAddress path = paths.of(ID, "relay");
        assertThat(paths.at(path, new Epoch(new UUID(1, 1)), PARTNERS)).isEmpty();
        assertThat(paths.at(path, EPOCH, List.of(SiteId.of("EAST")))).isEmpty();
    }

    @Test
    void connectorThatIsGoneIsUnknown() {
        RoutingAddress path = paths("gateway", "+").of(ID, "former");
        assertThat(paths("gateway", "+").at(path, EPOCH, PARTNERS))
                .contains(new Returned(SOUTH, 1_234_567, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway+b-@n.example",
                "gateway+b-zz-1234@n.example",
                "gateway+x-1-01234567-0123@n.example",
                "gateway+b-1-01234567-01234@n.example",
                "other+b-1-01234567-0123@n.example",
                "gateway+b-1-01234567-0123@other.example",
                "gatewayb-1-01234567-0123@n.example"
            })
    void otherAddressesAreNotTaken(String address) {
        assertThat(paths("gateway", "+").accepts(RoutingAddress.of(address))).isFalse();
    }

    @Test
    void numberOfTheMostDigitsIsRead() {
        RoutingAddress path = RoutingAddress.of("gateway+b-zzzzzzzzzzzzz-01234567-0123@n.example");
        assertThat(paths("gateway", "+").at(path, EPOCH, PARTNERS)).isEmpty();
        RoutingAddress mine = paths("gateway", "+").of(EPOCH + ".SOUTH.0", "relay");
        String local = mine.local().replace("b-0-", "b-zzzzzzzzzzzz-");
        assertThat(paths("gateway", "+")
                        .at(new RoutingAddress(local, mine.domain()), EPOCH, PARTNERS))
                .isPresent();
    }

    @Test
    void withoutASeparatorOrRoomMailReturnsToThePlainAddress() {
        RoutingAddress plain = RoutingAddress.of("gateway@n.example");
        ReturnPaths none = new ReturnPaths(plain, Optional.empty(), List.of("relay"));
        assertThat(none.of(ID, "relay")).isEqualTo(plain);
        assertThat(none.accepts(paths("gateway", "+").of(ID, "relay"))).isFalse();
        String longest = "g".repeat(60);
        assertThat(paths(longest, "+").of(ID, "relay").local()).isEqualTo(longest);
    }

    @Test
    void messageIdTellsTheMessageEvenThatOfAPart() {
        var expected = new Returned(SOUTH, 1_234_567, Optional.empty());
        assertThat(ReturnPaths.of(ID + "@n.example", EPOCH, PARTNERS)).contains(expected);
        assertThat(ReturnPaths.of(ID + ".part12@n.example", EPOCH, PARTNERS)).contains(expected);
        assertThat(ReturnPaths.of("north.0001.7@n.example", EPOCH, PARTNERS)).isEmpty();
        assertThat(ReturnPaths.of("hello@n.example", EPOCH, PARTNERS)).isEmpty();
    }

    @Test
    void bounceKnowsWhereItWasDelivered() {
        byte[] mail = Mails.bytes("Delivered-To: gateway+b-1-01234567-0123@n.example\r\n"
                + Mails.text(Mails.golden("bounce-failed")));
        assertThat(((Bounce) new MailCodec().decode(mail)).returnedTo())
                .extracting(RoutingAddress::toString)
                .containsExactly("gateway+b-1-01234567-0123@n.example", "gateway@north.example");
    }

    private static ReturnPaths paths(String local, String separator) {
        return new ReturnPaths(
                new RoutingAddress(local, "n.example"),
                Optional.of(separator),
                List.of("relay", "satellite"));
    }
}
