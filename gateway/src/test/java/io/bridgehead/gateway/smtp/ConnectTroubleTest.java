package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectTroubleTest {

    private static final String AT = "relay.example:25";

    static Object[][] refusals() {
        return new Object[][] {
            {new AuthenticationFailedException("535 5.7.8 no"), "login refused: 535 5.7.8 no"},
            {
                chain("STARTTLS failure", handshake(new CertificateException("no name matches"))),
                "relay.example:25: its certificate is not trusted: no name matches"
            },
            {
                chain(
                        "STARTTLS failure",
                        handshake(new CertificateExpiredException("NotAfter: x"))),
                "relay.example:25: its certificate is not trusted: it has expired (NotAfter: x)"
            },
            {
                chain("TLS", handshake(new CertPathBuilderException("unable to find valid path"))),
                "relay.example:25: its certificate is not trusted: it is signed by no authority"
                        + " that this gateway trusts"
            },
        };
    }

    static Object[][] troubles() {
        return new Object[][] {
            {
                chain("Couldn't connect to host", new ConnectException("Connection refused")),
                "relay.example:25 refuses the connection"
            },
            {
                chain("Couldn't connect to host", new UnknownHostException("relay.example")),
                "relay.example:25 cannot be found: DNS does not know the name"
            },
            {
                chain("Couldn't connect to host", new NoRouteToHostException("No route to host")),
                "relay.example:25 cannot be reached: no network leads there"
            },
            {
                chain("Couldn't connect", new ConnectException("Network is unreachable")),
                "relay.example:25 cannot be reached: no network leads there"
            },
            {
                chain("Couldn't connect", new ConnectException("Connection timed out")),
                "relay.example:25 does not answer in time"
            },
            {
                chain("Exception reading response", new SocketTimeoutException("Read timed out")),
                "relay.example:25 does not answer in time"
            },
            {
                chain("Exception reading response", new SocketException("Connection reset")),
                "relay.example:25 closed the connection"
            },
            {
                chain("can't write", new SocketException("Broken pipe (Write failed)")),
                "relay.example:25 closed the connection"
            },
            {new MessagingException("[EOF]"), "relay.example:25 closed the connection"},
            {chain("Failure", new EOFException()), "relay.example:25 closed the connection"},
            {
                chain("TLS", new SSLException("Unsupported or unrecognized SSL message")),
                "relay.example:25 does not speak TLS from the first byte on this port"
            },
            {
                chain("TLS", new SSLHandshakeException("Remote host terminated the handshake")),
                "relay.example:25 closed the connection during the TLS handshake"
            },
            {
                chain("TLS", new SSLHandshakeException("Received fatal alert: handshake_failure")),
                "relay.example:25 refuses the TLS handshake"
            },
            {
                new MessagingException(
                        "Could not connect to SMTP host: relay.example, port: 25, response: 421"),
                "relay.example:25 greets with 421 instead of 220"
            },
            {
                new IllegalStateException("odd"),
                "relay.example:25: java.lang.IllegalStateException: odd"
            },
            {new MessagingException("two\r\nlines"), "relay.example:25: two lines"}
        };
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTakesAPersonIsARefusal(Exception trouble, String text) {
        assertThat(ConnectTrouble.of(AT, trouble)).isEqualTo(new ConnectTrouble(true, text));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleOfTheNetworkIsSaidAsAPersonSaysIt(Exception trouble, String text) {
        assertThat(ConnectTrouble.of(AT, trouble)).isEqualTo(new ConnectTrouble(false, text));
    }

    @Test
    void circleOfCausesEnds() {
        IOException one = new IOException("one");
        one.initCause(new IOException("two", one));
        assertThat(ConnectTrouble.of(AT, one).isRefusal()).isFalse();
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
