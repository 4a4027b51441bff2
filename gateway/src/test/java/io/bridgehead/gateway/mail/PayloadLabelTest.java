package io.bridgehead.gateway.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.PayloadLabel.Slice;
import io.bridgehead.routing.SiteId;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadLabelTest {

    private static final String DIGEST = PayloadLabel.sha256("payload".getBytes(UTF_8));
    private static final String SLICE_DIGEST = PayloadLabel.sha256("slice".getBytes(UTF_8));
    private static final PayloadLabel WHOLE =
            new PayloadLabel("zstd", DIGEST, Mails.ID, Optional.empty());
    private static final PayloadLabel PART =
            WHOLE.of(new Slice(2, 3, SLICE_DIGEST, Mails.ORGANIZATION, SiteId.of("NORTH")));

    @Test
    void labelComesBackFromItsParameters() throws ParseException {
        assertThat(read(WHOLE.toParameters())).contains(WHOLE);
        assertThat(read(PART.toParameters())).contains(PART);
    }

    @Test
    void everyParameterHasALineOfItsOwnThatNoRelayNeedsToFold() {
        assertThat(PART.toParameters().split("\r\n ", -1))
                .hasSize(9)
                .allMatch(line -> line.length() < 100);
    }

    @Test
    void relaysMayChangeCaseAndQuotingAndOrder() throws ParseException {
        String shouted = "; ID=\"" + Mails.ID + "\"; SHA256=\"" + DIGEST.toUpperCase(Locale.ROOT)
                + "\"; Compression=\"zstd\"";
        assertThat(read(shouted)).contains(WHOLE);
    }

    @Test
    void unknownParametersAreSkipped() throws ParseException {
        assertThat(read(WHOLE.toParameters() + "; future=1; charset=us-ascii")).contains(WHOLE);
    }

    @Test
    void compressionIsKeptAsWrittenEvenIfUnknown() throws ParseException {
        assertThat(read(WHOLE.toParameters().replace("zstd", "snappy")))
                .hasValueSatisfying(it -> assertThat(it.compression()).isEqualTo("snappy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "id"})
    void labelWithoutDigestOrIdIsNone(String name) throws ParseException {
        assertThat(read(without(WHOLE.toParameters(), name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"part", "parts", "slice-sha256", "organization", "from"})
    void labelOfAPartWithoutOneOfItsParametersIsNone(String name) throws ParseException {
        assertThat(read(without(PART.toParameters(), name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "part=2          | part=0",
                "part=2          | part=4",
                "part=2          | part=-2",
                "part=2          | part=2nd",
                "part=2          | part=123456",
                "parts=3         | parts=10001",
                "parts=3         | parts=1",
                "organization=5f | organization=zz",
                "from=NORTH      | from=\"TWO WORDS\""
            })
    void numbersAndNamesThatMakeNoSenseAreNoLabel(String good, String bad) throws ParseException {
        String parameters = PART.toParameters();
        assertThat(parameters).contains(good.strip());
        assertThat(read(parameters.replace(good.strip(), bad))).isEmpty();
    }

    @Test
    void messageOfTheMostPartsIsReadAndNoLarger() throws ParseException {
        int most = PayloadLabel.MAX_PARTS;
        assertThat(read(part(most, most).toParameters())).isPresent();
        assertThat(read(part(most, most + 1).toParameters())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    })
    void digestIsThatOfTheStandard(String text, String digest) {
        assertThat(PayloadLabel.sha256(text.getBytes(UTF_8))).isEqualTo(digest);
    }

    private static PayloadLabel part(int number, int count) {
        return WHOLE.of(
                new Slice(number, count, SLICE_DIGEST, Mails.ORGANIZATION, SiteId.of("NORTH")));
    }

    private static String without(String parameters, String name) {
        String shorter = parameters.replaceFirst(";\r\n " + name + "=[^;]*", "");
        assertThat(shorter).isNotEqualTo(parameters);
        return shorter;
    }

    private static Optional<PayloadLabel> read(String parameters) throws ParseException {
        return PayloadLabel.from(new ParameterList(parameters));
    }
}
