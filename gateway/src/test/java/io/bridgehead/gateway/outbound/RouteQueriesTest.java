package io.bridgehead.gateway.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Identity;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteQueriesTest {
    private static final SiteId NORTH = SiteId.of("NORTH");
    private static final SiteId SOUTH = SiteId.of("SOUTH");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final UUID ORGANIZATION = new UUID(1, 2);

    private final MemoryStore store =
            new MemoryStore(new Identity(ORGANIZATION, "o=Org", NORTH, "NORTH-GW", Epoch.NONE));
    private final RouteQueries queries = new RouteQueries(store.outbox());

    private LetterHead post(String kind, byte[] payload) {
        store.write(tx -> {
            tx.post(new NewLetter(
                    new LetterLabel(SOUTH, "m1", "", kind, NOON, NOON.plusSeconds(9)), payload));
            return 0;
        });
        return store.outbox().list(1).get(0);
    }

    @Test
    void ownLetterMayBeDividedAndNoSiteHasHadIt() {
        RouteQuery query = queries.of(post("Update", new byte[57_000]));
        assertThat(query.id()).isEqualTo("m1");
        assertThat(query.divisible()).isTrue();
        assertThat(query.seen()).isEmpty();
    }

    /** Compressed bytes do not compress again: base64 makes them a third longer. */
    @Test
    void ownLetterIsAsLargeAsTheMailThatIsSent() {
        byte[] payload = new byte[100_000];
        new Random(7).nextBytes(payload);
        LetterHead letter = post("Update", LetterBytes.pack(payload));
        byte[] mail = new MailCodec()
                .encode(new OutgoingMail(
                        "m1@north.example",
                        ORGANIZATION,
                        new OutgoingMail.End(NORTH, RoutingAddress.of("gateway@north.example")),
                        new OutgoingMail.End(SOUTH, RoutingAddress.of("gateway@south.example")),
                        "Update",
                        "Directory replication from NORTH to SOUTH.",
                        NOON,
                        payload));
        assertThat(queries.of(letter).bytes()).isBetween((long) mail.length, mail.length + 3_000L);
    }

    @Test
    void forwardedLetterGoesWholeAndHasBeenWhereItsTraceSays() {
        byte[] mail = """
                Bridgehead-Payload: 1
                Bridgehead-To: SOUTH
                Bridgehead-Trace: 2 HUB
                Bridgehead-Trace: 1 WEST

                x
                """.replace("\n", "\r\n").getBytes(US_ASCII);
        byte[] payload = new ForwardedMail(Optional.empty(), mail).payload();
        RouteQuery query = queries.of(post(ForwardedMail.KIND, payload));
        assertThat(query.bytes()).isEqualTo(mail.length);
        assertThat(query.divisible()).isFalse();
        assertThat(query.seen()).containsExactly(SiteId.of("HUB"), SiteId.of("WEST"));
    }

    @Test
    void forwardedLetterIsOpenedOnce() {
        byte[] payload = new ForwardedMail(Optional.empty(), new byte[10]).payload();
        LetterHead letter = post(ForwardedMail.KIND, payload);
        RouteQuery first = queries.of(letter);
        store.outbox().sent(letter.number());
        assertThat(queries.of(letter)).isEqualTo(first);
    }

    /** Another sender may have sent it a moment ago. */
    @Test
    void letterThatIsGoneIsAnsweredByItsOutside() {
        byte[] payload = new ForwardedMail(Optional.empty(), new byte[10]).payload();
        LetterHead letter = post(ForwardedMail.KIND, payload);
        store.outbox().sent(letter.number());
        assertThat(queries.of(letter)).isEqualTo(RouteQueries.own(letter));
    }
}
