package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of real relays. */
class SizeRefusalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "552 5.3.4 Message size exceeds fixed limit",
                "552-5.2.3 Your message exceeded Google's message size limits.",
                "552 Message size exceeds maximum permitted",
                "552 sorry, that message size exceeds my databytes limit (#5.3.4)",
                "550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient",
                "5.3.4 smtp; 552 5.3.4 Error: message file too big",
                "5.0.0 smtp;552 size limit exceeded",
                "554 Message too large",
                "523 the message exceeds the maximum message size",
                "FAILED 5.3.4: message size 300000 exceeds size limit 102400 of server mx[10.0.0.1]"
            })
    void refusalOfASizeIsKnown(String words) {
        assertThat(SizeRefusals.isAboutSize(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "552 5.2.2 Over quota",
                "552 Requested mail action aborted: exceeded storage allocation",
                "552 mailbox full",
                "550 5.1.1 No such user",
                "554 5.7.1 Message refused as spam",
                "550 5.4.6 too many hops",
                "550 15.3.4 is no status"
            })
    void otherRefusalsAreNot(String words) {
        assertThat(SizeRefusals.isAboutSize(words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message size 300000 exceeds size limit 102400 of server mx[10.0.0.1] | 102400",
                "maximum: 20971520 bytes | 20971520",
                "the limit is 65536 | 65536"
            })
    void limitThatTheWordsNameIsRead(String words, long bytes) {
        assertThat(SizeRefusals.told(words)).hasValue(bytes);
    }

    @Test
    void numberWithoutTheWordIsNoLimit() {
        assertThat(SizeRefusals.told("552 5.3.4 queued as 123456, port 10025")).isEmpty();
        assertThat(SizeRefusals.told("limit 99")).as("too small for any mail").isEmpty();
    }
}
