package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.routing.SiteId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartAssemblyTest {
    private static final int LIMIT = 1 << 20;
    private static final byte[] MESSAGE =
            "<update>a message</update>".repeat(40).getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void partsMakeTheMessageInAnyOrder(int count) {
        List<Part> parts = parts(MESSAGE, count);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(parts, new Random(seed));
            assertThat(join(parts))
                    .isInstanceOfSatisfying(
                            Payload.class, it -> assertThat(it.xml()).isEqualTo(MESSAGE));
        }
    }

    @Test
    void doubledPartsDoNoHarm() {
        List<Part> parts = parts(MESSAGE, 3);
        parts.addAll(parts(MESSAGE, 3));
        assertThat(join(parts)).isInstanceOf(Payload.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void messageWithoutOneOfItsPartsIsNotWhole(int missing) {
        List<Part> parts = parts(MESSAGE, 3);
        parts.remove(missing);
        assertMalformed(join(parts), MalformedReason.BAD_PARTS, "2 of 3 parts of " + Mails.ID);
    }

    @Test
    void noPartsAreNoMessage() {
        assertMalformed(join(List.of()), MalformedReason.BAD_PARTS, "no parts");
    }

    @Test
    void partsOfTwoMessagesAreNotMixed() {
        List<Part> parts = parts(MESSAGE, 3);
        Part last = parts.get(2);
        for (Part foreign : List.of(
                part(last, "other@x", 3, 3, last.sha256OfWhole()),
                part(last, Mails.ID, 3, 4, last.sha256OfWhole()),
                part(last, Mails.ID, 3, 3, PayloadLabel.sha256(new byte[1])),
                part(last, Mails.ID, 0, 3, last.sha256OfWhole()),
                part(last, Mails.ID, 4, 3, last.sha256OfWhole()))) {
            assertMalformed(
                    join(List.of(parts.get(0), parts.get(1), foreign)),
                    MalformedReason.BAD_PARTS,
                    "is not of the message");
        }
    }

    @Test
    void partsThatChangedPlacesAreNotTheMessage() {
        List<Part> parts = parts(MESSAGE, 3);
        byte[] first = parts.get(0).bytes();
        List<Part> swapped = List.of(
                parts.get(0).withBytes(1, parts.get(1).bytes()),
                parts.get(1).withBytes(2, first),
                parts.get(2));
        assertThat(join(swapped)).isInstanceOf(Malformed.class);
    }

    @Test
    void otherMessageUnderThisDigestIsRefused() {
        List<Part> parts = parts("another message".getBytes(UTF_8), 1);
        Part lying = part(
                parts.get(0), Mails.ID, 1, 1, PayloadLabel.sha256("the message".getBytes(UTF_8)));
        assertMalformed(join(List.of(lying)), MalformedReason.DIGEST_MISMATCH, "not the message");
    }

    @Test
    void messageMayBeAsLargeAsTheLimitAndNoLarger() {
        List<Part> parts = parts(new byte[LIMIT], 2);
        assertThat(PartAssembly.join(parts, LIMIT)).isInstanceOf(Payload.class);
        assertMalformed(
                PartAssembly.join(parts, LIMIT - 1), MalformedReason.TOO_LARGE, "1048575 bytes");
    }

    @Test
    void whatIsNotCompressedIsSaidToBeSo() {
        Part plain = part(
                parts(MESSAGE, 1).get(0).withBytes(1, MESSAGE),
                Mails.ID,
                1,
                1,
                PayloadLabel.sha256(MESSAGE));
        assertMalformed(join(List.of(plain)), MalformedReason.BAD_COMPRESSION, "zstd or gzip");
    }

    private static DecodedMail join(List<Part> parts) {
        return PartAssembly.join(parts, LIMIT);
    }

    private static List<Part> parts(byte[] message, int count) {
        byte[] block = Compression.compress(message);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] slice = Arrays.copyOfRange(
                    block, block.length * i / count, block.length * (i + 1) / count);
            parts.add(new Part(
                    Mails.ORGANIZATION,
                    SiteId.of("NORTH"),
                    Mails.ID,
                    i + 1,
                    count,
                    PayloadLabel.sha256(message),
                    slice));
        }
        return parts;
    }

    private static Part part(Part like, String whole, int number, int count, String digest) {
        return new Part(
                like.organization(), like.sender(), whole, number, count, digest, like.bytes());
    }

    private static void assertMalformed(DecodedMail mail, MalformedReason reason, String words) {
        assertThat(mail).isInstanceOfSatisfying(Malformed.class, it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.detail()).contains(words);
        });
    }
}
