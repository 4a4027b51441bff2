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
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS between our sender and our listener, and what the listener bears of many peers. */
class SecureMailTest {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    private final SmtpSender sender = new SmtpSender("north.example");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void encryptedMailArrivesIfOurAuthorityVouchesForTheRelay() throws Exception {
        Certified south = certified();
        try (SmtpListener listener = listener(20, Optional.of(south.context()))) {
            listener.start();
            Relay relay = relay(listener.port(), trusting(Encryption.Mode.REQUIRED, south));
            assertThat(sender.send(relay, Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Delivery.Delivered.class);
            assertThat(sender.send(relay, Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Delivery.Delivered.class);
        }
    }

    @Test
    void certificateOfAnUnknownAuthorityDefersTheMailAndIsNamed() throws Exception {
        try (SmtpListener listener = listener(20, Optional.of(certified().context()))) {
            listener.start();
            assertThat(send(relay(listener.port(), Encryption.REQUIRED)))
                    .isInstanceOfSatisfying(
                            Delivery.Deferred.class,
                            it -> assertThat(it.text()).contains("certificate is not trusted"));
        }
        assertThat(spool().size()).isZero();
    }

    @Test
    void certificateOfAnotherNameDefersTheMailAndIsNamed() throws Exception {
        Certified other = Certified.server(folder, "dns:elsewhere.example");
        try (SmtpListener listener = listener(20, Optional.of(other.context()))) {
            listener.start();
            assertThat(send(relay(listener.port(), trusting(Encryption.Mode.REQUIRED, other))))
                    .isInstanceOfSatisfying(
                            Delivery.Deferred.class,
                            it -> assertThat(it.text()).contains("certificate is not trusted"));
        }
        assertThat(spool().size()).isZero();
    }

    /** RFC 7435: if the certificate were refused, no mail would go at all. */
    @ParameterizedTest
    @ValueSource(strings = {"ip:127.0.0.1", "dns:elsewhere.example"})
    void opportunisticEncryptionTakesAnyCertificate(String names) throws Exception {
        Certified unknown = Certified.server(folder, names);
        try (SmtpListener listener = listener(20, Optional.of(unknown.context()))) {
            listener.start();
            assertThat(send(relay(listener.port(), Encryption.OPPORTUNISTIC)))
                    .isInstanceOf(Delivery.Delivered.class);
        }
        assertThat(spool().size()).isEqualTo(1);
    }

    @Test
    void opportunisticEncryptionSendsInTheClearIfNoneIsOffered() throws Exception {
        try (SmtpListener listener = listener(20, Optional.empty())) {
            listener.start();
            assertThat(send(relay(listener.port(), Encryption.OPPORTUNISTIC)))
                    .isInstanceOf(Delivery.Delivered.class);
        }
    }

    /** It says that it can, and cannot: before, no mail went. */
    @Test
    void opportunisticEncryptionSendsInTheClearIfTheRelayCannotDoWhatItOffers() throws Exception {
        try (ServerSocket broken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread relay = new Thread(() -> offerInVain(broken), "relay without a key");
            relay.setDaemon(true);
            relay.start();
            assertThat(send(relay(broken.getLocalPort(), Encryption.OPPORTUNISTIC)))
                    .isInstanceOf(Delivery.Delivered.class);
            assertThat(send(relay(broken.getLocalPort(), Encryption.REQUIRED)))
                    .isInstanceOf(Delivery.Deferred.class);
        }
    }

    private static void offerInVain(ServerSocket server) {
        boolean isOpen = true;
        while (isOpen) {
            isOpen = serveOne(server);
        }
    }

    private static boolean serveOne(ServerSocket server) {
        try (Socket client = server.accept()) {
            talkInVain(client);
            return true;
        } catch (IOException gone) {
            return !server.isClosed();
        }
    }

    private static void talkInVain(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 relay");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMail) {
                inMail = !line.equals(".");
                if (!inMail) {
                    say(client, "250 taken");
                }
            } else if (line.startsWith("EHLO")) {
                say(client, "250-relay\r\n250 STARTTLS");
            } else if (line.startsWith("STARTTLS")) {
                say(client, "220 go\r\n454 TLS is not available");
            } else if (line.startsWith("DATA")) {
                inMail = true;
                say(client, "354 go");
            } else {
                say(client, "250 ok");
            }
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void implicitEncryptionBeginsWithTheFirstByte() throws Exception {
        Certified south = certified();
        try (SmtpListener listener = listener(20, Optional.empty())) {
            listener.start();
            try (TlsFront front = new TlsFront(south.context(), listener.port(), false)) {
                assertThat(send(relay(front.port(), trusting(Encryption.Mode.IMPLICIT, south))))
                        .isInstanceOf(Delivery.Delivered.class);
                assertThat(send(relay(front.port(), Encryption.of(Encryption.Mode.IMPLICIT))))
                        .isInstanceOf(Delivery.Deferred.class);
            }
        }
        assertThat(spool().size()).isEqualTo(1);
    }

    @Test
    void relayThatAsksWhoWeAreSeesOurCertificate() throws Exception {
        Certified south = certified();
        try (SmtpListener listener = listener(20, Optional.empty())) {
            listener.start();
            try (TlsFront front = new TlsFront(south.context(), listener.port(), true)) {
                Encryption known = new Encryption(
                        Encryption.Mode.IMPLICIT,
                        Optional.of(south.pem()),
                        Optional.of(
                                new Encryption.OwnCertificate(south.file(), Certified.PASSWORD)));
                assertThat(send(relay(front.port(), trusting(Encryption.Mode.IMPLICIT, south))))
                        .isInstanceOf(Delivery.Deferred.class);
                assertThat(send(relay(front.port(), known))).isInstanceOf(Delivery.Delivered.class);
                assertThat(known.toString()).doesNotContain(Certified.PASSWORD);
            }
        }
    }

    @Test
    void certificateFileThatIsMissingOrEmptyDefersTheMailAndIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (Path file : List.of(empty, folder.resolve("missing.pem"))) {
            Encryption encryption =
                    new Encryption(Encryption.Mode.REQUIRED, Optional.of(file), Optional.empty());
            assertThat(send(relay(9, encryption)))
                    .isInstanceOfSatisfying(
                            Delivery.Deferred.class,
                            it -> assertThat(it.text()).contains(file.toString()));
        }
    }

    /** As when STARTTLS is spoken to port 465: both sides wait for the other to begin. */
    @Test
    @Timeout(30)
    void hostThatDoesNotGreetIsGivenUpAfterTheConnectTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Relay patient = new Relay(
                    InetAddress.getLoopbackAddress().getHostAddress(),
                    silent.getLocalPort(),
                    Encryption.NONE,
                    Optional.empty(),
                    Duration.ofMillis(300),
                    Duration.ofHours(1),
                    Duration.ofHours(1));
            assertThat(send(patient))
                    .isInstanceOfSatisfying(
                            Delivery.Deferred.class,
                            it -> assertThat(it.text()).contains("does not answer in time"));
        }
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

    private Delivery send(Relay relay) {
        return sender.send(relay, Mails.NORTH_TO_SOUTH, Mails.encoded());
    }

    private static Encryption trusting(Encryption.Mode mode, Certified server) throws Exception {
        return new Encryption(mode, Optional.of(server.pem()), Optional.empty());
    }

    private static Relay relay(int port, Encryption encryption) {
        return new Relay(
                InetAddress.getLoopbackAddress().getHostAddress(),
                port,
                encryption,
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

    private Certified certified() throws Exception {
        return Certified.server(folder, "ip:127.0.0.1,dns:localhost");
    }
}
