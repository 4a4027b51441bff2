package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectTroubleTest {

    static Object[][] cases() {
        return new Object[][] {
            {new AuthenticationFailedException("535 5.7.8 no"), true, "login refused: 535 5.7.8 no"
            },
            {
                chain("STARTTLS failure", handshake(new CertificateException("no name matches"))),
                true,
                "its certificate is not trusted: no name matches"
            },
            {
                chain("Could not convert socket to TLS", handshake(new IOException("broken"))),
                false,
                "Could not convert socket to TLS: java.io.IOException: broken"
            },
            {
                chain("Exception reading response", new SocketTimeoutException("Read timed out")),
                false,
                "no answer in time: Read timed out"
            },
            {
                chain("Couldn't connect, port 25: refused", new ConnectException("refused")),
                false,
                "Couldn't connect, port 25: refused"
            },
            {new MessagingException("[EOF]"), false, "[EOF]"},
            {new IllegalStateException("odd"), false, "java.lang.IllegalStateException: odd"},
            {new MessagingException("two\r\nlines"), false, "two lines"}
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void causeIsNamedInOneLine(Exception trouble, boolean isRefusal, String text) {
        assertThat(ConnectTrouble.of(trouble)).isEqualTo(new ConnectTrouble(isRefusal, text));
    }

    @Test
    void circleOfCausesEnds() {
        IOException one = new IOException("one");
        one.initCause(new IOException("two", one));
        assertThat(ConnectTrouble.of(one).isRefusal()).isFalse();
    }

    private static MessagingException chain(String message, Exception next) {
        return new MessagingException(message, next);
    }

    private static SSLHandshakeException handshake(Exception cause) {
        SSLHandshakeException handshake = new SSLHandshakeException(cause.getMessage());
        handshake.initCause(cause);
        return handshake;
    }
}
