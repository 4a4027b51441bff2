package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailCodecTest {

    private final MailCodec codec = new MailCodec();

    @Test
    void encodedMailEqualsTheGoldenOne() {
        assertThat(Mails.text(Mails.encoded())).isEqualTo(Mails.text(Mails.golden("update")));
    }

    @Test
    void everyPayloadComesBackAsItWas() {
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 56, 57, 58, 1000, 100_000}) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            DecodedMail decoded = codec.decode(codec.encode(Mails.update(payload)));
            assertThat(payload(decoded).xml()).isEqualTo(payload);
            assertThat(payload(decoded).messageId()).contains(Mails.ID);
        }
    }

    @Test
    void equalMessagesMakeEqualMails() {
        assertThat(Mails.encoded()).isEqualTo(Mails.encoded());
    }

    @Test
    void linesAreShortAndEndWithCrLfAndAreAscii() {
        byte[] mail = codec.encode(Mails.update(new byte[10_000]));
        assertThat(Mails.text(mail).replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(Mails.text(mail).split("\r\n")).allMatch(line -> line.length() <= 100);
        assertThat(Mails.text(mail)).matches("[\\x00-\\x7F]*");
    }

    @Test
    void subjectTellsNothingButSitesAndKind() {
        assertThat(Mails.text(Mails.encoded()))
                .contains("Subject: Bridgehead: NORTH to SOUTH,\r\n update\r\n");
    }

    @Test
    void smallMessageNeedsNoParts() {
        assertThat(codec.encodeParts(Mails.update(Mails.XML.getBytes(UTF_8)), 10_000))
                .containsExactly(Mails.encoded());
    }

    @Test
    void largeMessageTravelsInPartsAndIsJoinedInAnyOrder() {
        byte[] payload = noise(50_000);
        List<byte[]> mails = codec.encodeParts(Mails.update(payload), 8_000);

        assertThat(mails).hasSizeGreaterThan(8).allMatch(mail -> mail.length <= 8_000);
        List<Part> parts = parts(mails);
        Collections.shuffle(parts, new Random(3));
        parts.add(parts.get(0));
        assertThat(payload(codec.join(parts)).xml()).isEqualTo(payload);
    }

    @Test
    void partMailsHaveDifferentMessageIds() {
        List<byte[]> mails = codec.encodeParts(Mails.update(noise(20_000)), 8_000);
        assertThat(mails)
                .extracting(mail -> Mails.text(mail).lines().findFirst().orElseThrow())
                .doesNotHaveDuplicates()
                .contains("Message-ID: <north.0001.7.part1@north.example>");
    }

    @Test
    void partSaysWhoseItIs() {
        assertThat(parts(codec.encodeParts(Mails.update(noise(20_000)), 8_000)))
                .allSatisfy(part -> {
                    assertThat(part.organization()).isEqualTo(Mails.ORGANIZATION);
                    assertThat(part.sender()).hasToString("NORTH");
                });
    }

    @Test
    void missingPartIsNamed() {
        List<Part> parts = parts(codec.encodeParts(Mails.update(noise(20_000)), 8_000));
        parts.remove(1);
        assertThat(malformed(codec.join(parts)).reason()).isEqualTo(MalformedReason.BAD_PARTS);
    }

    @Test
    void partsOfDifferentMessagesDoNotJoin() {
        List<Part> parts = parts(codec.encodeParts(Mails.update(noise(20_000)), 8_000));
        Part first = parts.get(0);
        parts.set(
                0,
                new Part(
                        first.organization(),
                        first.sender(),
                        "other@x",
                        1,
                        first.count(),
                        first.sha256OfWhole(),
                        first.bytes()));
        assertThat(malformed(codec.join(parts)).reason()).isEqualTo(MalformedReason.BAD_PARTS);
    }

    @Test
    void partsThatDoNotMakeTheWholeAreRefused() {
        List<Part> parts = parts(codec.encodeParts(Mails.update(noise(20_000)), 8_000));
        Part last = parts.get(parts.size() - 1);
        byte[] shorter = java.util.Arrays.copyOf(last.bytes(), last.bytes().length - 1);
        parts.set(parts.size() - 1, last.withBytes(last.number(), shorter));
        assertThat(malformed(codec.join(parts)).reason())
                .isEqualTo(MalformedReason.BAD_COMPRESSION);
    }

    @Test
    void noPartsJoinToNothing() {
        assertThat(malformed(codec.join(List.of())).reason()).isEqualTo(MalformedReason.BAD_PARTS);
    }

    @Test
    void zipBombIsStoppedAtTheLimit() {
        byte[] mail = codec.encode(Mails.update(new byte[30_000_000]));
        assertThat(mail.length).isLessThan(10_000);
        assertThat(malformed(new MailCodec(1 << 20).decode(mail)).reason())
                .isEqualTo(MalformedReason.TOO_LARGE);
    }

    @Test
    void messageOfExactlyTheLimitIsRead() {
        byte[] mail = codec.encode(Mails.update(new byte[1 << 20]));
        assertThat(payload(new MailCodec(1 << 20).decode(mail)).xml()).hasSize(1 << 20);
    }

    @Test
    void gzipIsReadToo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Mails.XML.getBytes(UTF_8));
        }
        String block = Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
        String zstd = Mails.text(Mails.encoded());
        int start = zstd.indexOf(".zst\r\n\r\n") + 8;
        String mail = zstd.substring(0, start).replace("compression=zstd", "compression=gzip")
                + block
                + zstd.substring(zstd.indexOf("\r\n--=_", start));
        assertThat(payload(codec.decode(Mails.bytes(mail))).xml())
                .isEqualTo(Mails.XML.getBytes(UTF_8));
    }

    @Test
    void mailCutOffAnywhereIsNeverTakenForWhole() {
        byte[] mail = codec.encode(Mails.update(noise(3_000)));
        int end = Mails.text(mail).indexOf("==\r\n--=_");
        int lastPayloadByte = end > 0 ? end : Mails.text(mail).lastIndexOf("\r\n--=_");
        for (int length = 0; length < lastPayloadByte - 4; length += 7) {
            assertThat(codec.decode(java.util.Arrays.copyOf(mail, length)))
                    .isNotInstanceOf(Payload.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no at sign", "two@at@signs", "a b@c", "<a@b>", "a@b\r\nBcc: x@y"})
    void oddMessageIdIsRefusedBeforeItTravels(String id) {
        OutgoingMail good = Mails.update(new byte[0]);
        assertThatThrownBy(() -> new OutgoingMail(
                        id,
                        good.organization(),
                        good.from(),
                        good.to(),
                        "Update",
                        "",
                        good.created(),
                        new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("message id");
    }

    @Test
    void subjectNamesTheKindOfMessageInWords() {
        OutgoingMail update = Mails.update(new byte[9]);
        OutgoingMail request = new OutgoingMail(
                update.messageId(),
                update.organization(),
                update.from(),
                update.to(),
                "BacksyncRequest",
                "",
                update.created(),
                new byte[9]);
        assertThat(Mails.text(codec.encode(request)))
                .contains("Subject: Bridgehead: NORTH to SOUTH,\r\n backsync request\r\n");
    }

    @Test
    void limitTooSmallForAnyMailIsRefused() {
        assertThatThrownBy(() -> codec.encodeParts(Mails.update(new byte[9]), 1_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private List<Part> parts(List<byte[]> mails) {
        List<Part> parts = new ArrayList<>();
        for (byte[] mail : mails) {
            parts.add((Part) codec.decode(mail));
        }
        return parts;
    }

    static Payload payload(DecodedMail decoded) {
        assertThat(decoded).isInstanceOf(Payload.class);
        return (Payload) decoded;
    }

    static Malformed malformed(DecodedMail decoded) {
        assertThat(decoded).isInstanceOf(Malformed.class);
        return (Malformed) decoded;
    }
}
