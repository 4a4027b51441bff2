package io.bridgehead.gateway.seal;

import static io.bridgehead.gateway.seal.Sealed.NOON;
import static io.bridgehead.gateway.seal.Sealed.NORTH;
import static io.bridgehead.gateway.seal.Sealed.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.seal.Sealer.Content;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two messages with the same random numbers would give the private key away: the numbers of an ECDSA
 * signature, once used for two texts, are enough to compute it.
 */
class SealRandomTest {
    private static final OwnKey KEY = Sealed.key(KeyKind.EC, NORTH);
    private static final byte[] RECEIVER =
            Sealed.key(KeyKind.EC, SOUTH).certificate().keyId();
    private static final Content CONTENT = new Content("a/b", new byte[] {1, 2, 3}, NOON);

    private static byte[] numbers(OwnKey key, byte[] receiver, Content content) {
        byte[] numbers = new byte[40];
        SealRandom.of(key.key(), receiver, content).nextBytes(numbers);
        return numbers;
    }

    @Test
    void messagesThatDifferInAnythingShareNoNumbers() {
        List<byte[]> all = Stream.of(
                        numbers(KEY, RECEIVER, CONTENT),
                        numbers(KEY, KEY.certificate().keyId(), CONTENT),
                        numbers(Sealed.key(KeyKind.EC, NORTH), RECEIVER, CONTENT),
                        numbers(
                                KEY,
                                RECEIVER,
                                new Content("a/b", CONTENT.bytes(), NOON.plusSeconds(1))),
                        numbers(KEY, RECEIVER, new Content("a/c", CONTENT.bytes(), NOON)),
                        numbers(KEY, RECEIVER, new Content("a/b", new byte[] {1, 2, 4}, NOON)))
                .toList();
        assertThat(all.stream().map(HexFormat.of()::formatHex)).doesNotHaveDuplicates();
    }

    @Test
    void oneMessageHasTheSameNumbersEachTime() {
        assertThat(numbers(KEY, RECEIVER, CONTENT)).isEqualTo(numbers(KEY, RECEIVER, CONTENT));
    }
}
