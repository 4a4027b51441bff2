package io.bridgehead.gateway.seal;

import static io.bridgehead.gateway.seal.Sealed.NOON;
import static io.bridgehead.gateway.seal.Sealed.NORTH;
import static io.bridgehead.gateway.seal.Sealed.SOUTH;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.seal.Opening.Opened;
import io.bridgehead.gateway.seal.Opening.Refused;
import io.bridgehead.gateway.seal.Opening.Signatory;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealerTest {
    private static final OwnKey OF_NORTH = Sealed.key(KeyKind.EC, NORTH);
    private static final OwnKey OF_SOUTH = Sealed.key(KeyKind.EC, SOUTH);

    private final byte[] text = "who is where".repeat(20).getBytes(ISO_8859_1);
    private final byte[] sealed =
            new Sealer(OF_NORTH).seal(Sealed.content(text), OF_SOUTH.certificate());

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void sealedMessageIsOpenedByItsReceiverAndNamesItsSigner(KeyKind kind) {
        OwnKey north = Sealed.key(kind, NORTH);
        OwnKey south = Sealed.key(kind, SOUTH);
        byte[] message = new Sealer(north).seal(Sealed.content(text), south.certificate());
        Opened opened = (Opened) Sealed.opener(south, north).open(message, NOON);
        assertThat(opened.content()).isEqualTo(text);
        assertThat(opened.signer()).isEqualTo(new Signatory(NORTH, "NORTH-GW"));
        assertThat(opened.sealed()).isTrue();
        assertThat(new Sealer(north).seal(Sealed.content(text), south.certificate()))
                .isEqualTo(message);
    }

    @Test
    void signedMessageCanBeReadByEverybody() {
        byte[] message = new Sealer(OF_NORTH).sign(Sealed.content(text));
        assertThat(new String(message, ISO_8859_1)).contains("who is where");
        Opened opened = (Opened) Sealed.opener(OF_SOUTH, OF_NORTH).open(message, NOON);
        assertThat(opened.content()).isEqualTo(text);
        assertThat(opened.sealed()).isFalse();
    }

    @Test
    void sealedMessageShowsNothingOfItsContentAndGrowsByLessThan1500BytesOfMail() {
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("who is", "NORTH", "xml");
        assertThat(asBase64(sealed.length - text.length)).isLessThan(1500);
        byte[] random = new byte[3 << 20];
        new Random(7).nextBytes(random);
        byte[] large = new Sealer(OF_NORTH).seal(Sealed.content(random), OF_SOUTH.certificate());
        assertThat(asBase64(large.length - random.length)).isLessThan(1500);
    }

    /** In lines of 78 bytes, each of which carries 57. */
    private static int asBase64(int bytes) {
        return bytes * 78 / 57;
    }

    @Test
    void equalMessagesAreEqualBytesAndOthersShareNothing() {
        Sealer sealer = new Sealer(OF_NORTH);
        assertThat(sealer.seal(Sealed.content(text), OF_SOUTH.certificate())).isEqualTo(sealed);
        byte[] other = text.clone();
        other[0] ^= 1;
        byte[] otherwise = sealer.seal(Sealed.content(other), OF_SOUTH.certificate());
        // With one key stream for both, the last bytes of the ciphertext would be equal too.
        int end = sealed.length - 400;
        assertThat(Arrays.copyOfRange(otherwise, end, end + 32))
                .isNotEqualTo(Arrays.copyOfRange(sealed, end, end + 32));
    }

    @Test
    void anotherReceiverIsToldThatItIsSealedForAnotherKey() {
        OwnKey east = Sealed.key(KeyKind.EC, SOUTH);
        assertThat(reason(Sealed.opener(east, OF_NORTH))).contains("sealed for another key");
    }

    @Test
    void messageOfAStrangerIsRefusedWhateverItSays() {
        OwnKey stranger = Sealed.key(KeyKind.EC, NORTH);
        assertThat(reason(Sealed.opener(OF_SOUTH, stranger))).contains("no trusted certificate");
    }

    @Test
    void gatewayWithoutKeySaysSo() {
        Opener opener = new Opener(Optional.empty(), Collections.emptySortedMap());
        assertThat(reason(opener)).contains("this gateway has no key");
    }

    @Test
    void certificateThatHasEndedOpensNothing() {
        Refused refused = (Refused) Sealed.opener(OF_SOUTH, OF_NORTH)
                .open(sealed, OF_NORTH.certificate().expires().plusSeconds(1));
        assertThat(refused.reason()).contains("the certificate of NORTH ended");
    }

    @Test
    void flippedBitIsRefusedWithAReasonOrChangesNothing() {
        flipEvery(29);
    }

    @Test
    @Tag("slow")
    void everyFlippedByteIsRefusedWithAReasonOrChangesNothing() {
        flipEvery(1);
    }

    private void flipEvery(int stride) {
        Opener opener = Sealed.opener(OF_SOUTH, OF_NORTH);
        for (int at = 0; at < sealed.length; at += stride) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            Opening opening = opener.open(flipped, NOON);
            if (opening instanceof Opened opened) {
                assertThat(opened.content()).isEqualTo(text);
                assertThat(opened.signer().site()).isEqualTo(NORTH);
            } else {
                assertThat(((Refused) opening).reason()).isNotBlank();
            }
        }
    }

    @Test
    void everyCutMessageIsRefused() {
        Opener opener = Sealed.opener(OF_SOUTH, OF_NORTH);
        for (int length = 0; length < sealed.length - 1; length += 61) {
            Opening opening = opener.open(Arrays.copyOf(sealed, length), NOON);
            assertThat(opening).as("first %d bytes", length).isInstanceOf(Refused.class);
        }
    }

    private String reason(Opener opener) {
        return ((Refused) opener.open(sealed, NOON)).reason();
    }
}
