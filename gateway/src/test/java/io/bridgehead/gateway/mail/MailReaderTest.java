package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    @Test
    void readerThatRunsOutOfStackSaysUnreadable() {
        InputStream bottomless = new InputStream() {
            @Override
            @SuppressWarnings("InfiniteRecursion")
            public int read() {
                return read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return read();
            }
        };
        assertThat(new MailReader(1 << 20).read(bottomless, Optional.empty()))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        it -> assertThat(it.reason()).isEqualTo(MalformedReason.UNREADABLE));
    }
}
