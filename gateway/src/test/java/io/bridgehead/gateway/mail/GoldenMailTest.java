package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.bridgehead.gateway.mail.BounceReport.Action;
import io.bridgehead.gateway.mail.DecodedMail.AutoReply;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.NotOurs;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What relays and strangers do to mail, one file of src/test/resources/mail each. */
class GoldenMailTest {

    private static final List<String> SEEDS = List.of(
            "update",
            "update-part",
            "headers-refolded",
            "quoted-printable",
            "wrapped-in-multipart",
            "nested-without-end",
            "bounce-failed",
            "bounce-delayed",
            "bounce-qmail",
            "vacation-with-our-payload",
            "spam");

    private final MailCodec codec = new MailCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update",
                "headers-refolded",
                "base64-other-line-length",
                "base64-one-line",
                "quoted-printable",
                "disclaimer-part",
                "disclaimer-in-text",
                "wrapped-in-multipart",
                "text-part-stripped",
                "payload-alone",
                "type-unknown-to-relay",
                "header-label-lost",
                "message-id-rewritten",
                "end-boundary-cut",
                "type-guessed-from-content",
                "type-text",
                "name-with-suffix",
                "name-shouted",
                "name-of-eight-letters",
                "part-headers-lost",
                "encoding-lost",
                "encoding-unknown",
                "boundary-and-two-semicolons",
                "boundary-and-odd-words",
                "multipart-header-lost",
                "footer-after-payload",
                "footer-right-after-payload",
                "header-before-payload",
                "two-payloads"
            })
    void payloadSurvives(String name) {
        byte[] mail = Mails.golden(name);
        for (byte[] variant : List.of(mail, withBareLineFeeds(mail))) {
            DecodedMail decoded = codec.decode(variant);
            assertThat(decoded).isInstanceOf(Payload.class);
            assertThat(((Payload) decoded).xml()).isEqualTo(Mails.XML.getBytes(UTF_8));
            assertThat(((Payload) decoded).messageId()).contains(Mails.ID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "payload-stripped, PAYLOAD_STRIPPED",
        "payload-replaced-by-notice, PAYLOAD_STRIPPED",
        "payload-altered, BAD_COMPRESSION",
        "payload-cut, BAD_COMPRESSION",
        "payload-not-compressed, BAD_COMPRESSION",
        "base64-damaged, BAD_ENCODING",
        "digest-wrong, DIGEST_MISMATCH",
        "label-lost, LABEL_MISSING",
        "part-numbers-odd, LABEL_MISSING",
        "payload-replaced-by-archive, DIGEST_MISMATCH",
        "compression-unknown, UNKNOWN_COMPRESSION",
        "sealed, UNSUPPORTED",
        "nested-without-end, UNREADABLE"
    })
    void damageIsNamed(String name, MalformedReason reason) {
        DecodedMail decoded = codec.decode(Mails.golden(name));
        assertThat(decoded).isInstanceOf(Malformed.class);
        assertThat(((Malformed) decoded).reason()).isEqualTo(reason);
        assertThat(((Malformed) decoded).detail()).isNotBlank().doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update-part", "update-part-renamed"})
    void partSaysWhereItBelongs(String name) {
        Part part = (Part) codec.decode(Mails.golden(name));
        assertThat(part.wholeId()).isEqualTo("north.0001.8@north.example");
        assertThat(part.number()).isEqualTo(2);
        assertThat(part.count()).isEqualTo(3);
    }

    /** Which of them was sent? */
    @Test
    void twoPayloadsWithoutTheHeaderAreNotChosenFrom() {
        String mail = Mails.text(Mails.golden("two-payloads"));
        int header = mail.indexOf("Bridgehead-Payload:");
        String lost = mail.substring(0, header) + mail.substring(mail.indexOf("MIME-Version:"));
        assertThat(codec.decode(Mails.bytes(lost)))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        it -> assertThat(it.reason()).isEqualTo(MalformedReason.SEVERAL_PAYLOADS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-ours", "spam", "forwarded-as-attachment", "empty"})
    void strangersMailIsNotOurs(String name) {
        assertThat(codec.decode(Mails.golden(name))).isInstanceOf(NotOurs.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vacation", "vacation-old", "vacation-with-our-payload", "read-receipt"})
    void answersByMachinesAreToldApart(String name) {
        assertThat(codec.decode(Mails.golden(name))).isInstanceOf(AutoReply.class);
    }

    @ParameterizedTest
    @CsvSource({
        "bounce-failed, FAILED, 5.1.1",
        "bounce-delayed, DELAYED, 4.4.1",
        "bounce-qmail, FAILED, 5.7.1",
        "bounce-exim, FAILED, 5.0.0"
    })
    void bounceTellsWhichMailAndWhy(String name, Action action, String status) {
        BounceReport report = bounce(name);
        assertThat(report.originalMessageId()).contains(Mails.ID);
        assertThat(report.action()).isEqualTo(action);
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.recipient()).contains("gateway@south.example");
        assertThat(report.text()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void bounceWithoutTheOriginalIsStillABounce() {
        assertThat(bounce("bounce-without-original").originalMessageId()).isEmpty();
    }

    @Test
    void noDamageMakesDecodeThrowOrInventAPayload() {
        Random random = new Random(20260301);
        List<byte[]> seeds = new ArrayList<>(SEEDS.stream().map(Mails::golden).toList());
        for (int i = 0; i < 3_000; i++) {
            byte[] mail = mutate(seeds.get(i % seeds.size()), random);
            String mutation = "mutation " + i + " of " + SEEDS.get(i % seeds.size());
            assertThatCode(() -> {
                        if (codec.decode(mail) instanceof Payload payload) {
                            assertThat(payload.xml()).isEqualTo(Mails.XML.getBytes(UTF_8));
                        }
                    })
                    .as(mutation)
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] mutate(byte[] mail, Random random) {
        byte[] copy = mail.clone();
        for (int n = random.nextInt(1, 12); n > 0; n--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(5)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] = (byte) "\r\n=-;:\"<>/ \0".charAt(random.nextInt(12));
                case 2 -> copy = Arrays.copyOf(copy, Math.max(1, at));
                case 3 -> copy = splice(copy, at, random.nextInt(copy.length), random);
                default -> {
                    int length = Math.min(random.nextInt(80), copy.length - at);
                    System.arraycopy(
                            copy, random.nextInt(copy.length - length + 1), copy, at, length);
                }
            }
        }
        return copy;
    }

    /** Inserts a stretch of the mail somewhere else in it. */
    private static byte[] splice(byte[] mail, int at, int from, Random random) {
        int length = Math.min(random.nextInt(200), mail.length - from);
        byte[] longer = new byte[mail.length + length];
        System.arraycopy(mail, 0, longer, 0, at);
        System.arraycopy(mail, from, longer, at, length);
        System.arraycopy(mail, at, longer, at + length, mail.length - at);
        return longer;
    }

    private BounceReport bounce(String name) {
        DecodedMail decoded = codec.decode(Mails.golden(name));
        assertThat(decoded).isInstanceOf(Bounce.class);
        return ((Bounce) decoded).report();
    }

    /** Further forms that relays give to a mail without a change of the payload. */
    @Test
    void payloadSurvivesOtherLineEndsTypesAndEncodings() {
        String mail = Mails.text(Mails.golden("update"));
        int begin = mail.indexOf("\r\n\r\n", mail.indexOf("base64")) + 4;
        String base64 = mail.substring(begin, mail.indexOf("\r\n--", begin));
        String flat = base64.replace("\r\n", "");
        String boundary = mail.substring(mail.indexOf("boundary=") + 9, mail.indexOf("\r\n\r\n"));
        for (String form : List.of(
                mail.replace("\r\n", "\r\r\n"),
                mail.replace(base64, flat),
                mail.replace(base64, flat.replaceAll("(.{64})", "$1\r\n")),
                mail.replace("\r\n", " \r\n").replace(" \r\n \r\n", "\r\n\r\n"),
                mail.replace(": base64", ": BASE64 (by a relay)"),
                mail.replace(": base64", ": 7bit"),
                mail.replace(": base64", ": quoted-printable")
                        .replace(base64, base64.replace("=", "=3D")),
                mail.replace("Bridgehead-Payload:", "BRIDGEHEAD-PAYLOAD:"),
                mail.replace("application/vnd.bridgehead+xml", "text/plain"),
                mail.replace("application/vnd.bridgehead+xml", "APPLICATION/X-ZSTD"),
                mail.replace("boundary=" + boundary, "; charset=us-ascii;; Boundary=" + boundary),
                mail.replace(base64, base64 + "\r\n\r\nScanned <b>by</b> a relay=\r\n-- \r\nHub"),
                mail.replace(base64, "[EXTERNAL MAIL]\r\n\r\n" + base64))) {
            assertThat(form).isNotEqualTo(mail);
            assertThat(codec.decode(Mails.bytes(form)))
                    .as(form)
                    .isInstanceOfSatisfying(
                            Payload.class,
                            it -> assertThat(it.xml()).isEqualTo(Mails.XML.getBytes(UTF_8)));
        }
    }

    private static byte[] withBareLineFeeds(byte[] mail) {
        return Mails.bytes(Mails.text(mail).replace("\r\n", "\n"));
    }
}
