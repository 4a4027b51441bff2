package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STARTTLS between our sender and our listener, and what the listener bears of many peers. */
class SecureMailTest {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    @Test
    void encryptedMailArrivesFromWhoeverTrustsTheCertificate() throws Exception {
        SSLContext south = certified();
        try (SmtpListener listener = listener(20, Optional.of(south));
                SmtpSender knowing = new SmtpSender("north.example", Optional.of(south))) {
            listener.start();
            assertThat(knowing.send(
                            required(listener.port()), Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Delivery.Delivered.class);
            assertThat(knowing.send(
                            required(listener.port()), Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Delivery.Delivered.class);
        }
    }

    @Test
    void certificateThatNobodyVouchesForDefersTheMail() throws Exception {
        try (SmtpListener listener = listener(20, Optional.of(certified()));
                SmtpSender stranger = new SmtpSender("north.example", Optional.empty())) {
            listener.start();
            assertThat(stranger.send(
                            required(listener.port()), Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Delivery.Deferred.class);
        }
        assertThat(spool().size()).isZero();
    }

    @Test
    void moreConnectionsThanThereIsRoomForAreToldToComeBack() throws Exception {
        try (SmtpListener listener = listener(2, Optional.empty())) {
            listener.start();
            List<Socket> peers = new ArrayList<>();
            try {
                List<String> greetings = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Socket peer = new Socket(InetAddress.getLoopbackAddress(), listener.port());
                    peers.add(peer);
                    greetings.add(greeting(peer));
                }
                assertThat(greetings.get(0)).startsWith("220");
                assertThat(greetings.get(1)).startsWith("220");
                assertThat(greetings.get(2)).startsWith("421");
            } finally {
                for (Socket peer : peers) {
                    peer.close();
                }
            }
        }
    }

    private static String greeting(Socket peer) throws IOException {
        peer.setSoTimeout(10_000);
        return new BufferedReader(
                        new InputStreamReader(peer.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
    }

    private static Relay required(int port) {
        return new Relay(
                InetAddress.getLoopbackAddress().getHostAddress(),
                port,
                Relay.Tls.REQUIRED,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }

    private Spool spool() {
        return new Spool(folder.resolve("spool"), SpoolLimits.DEFAULT, Clock.systemUTC());
    }

    private SmtpListener listener(int connections, Optional<SSLContext> tls) {
        ListenerSettings settings = new ListenerSettings(
                ANY_PORT,
                "south.example",
                1 << 20,
                new ListenerSettings.Connections(connections, 20),
                new ListenerSettings.Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), 1),
                tls);
        return new SmtpListener(settings, spool(), Mails.SOUTH::equals, () -> {});
    }

    private SSLContext certified() throws Exception {
        return Certified.server(folder, "ip:127.0.0.1,dns:localhost").context();
    }
}
