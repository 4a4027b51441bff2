package io.bridgehead.gateway.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.smtp.Delivery.Deferred;
import io.bridgehead.gateway.smtp.Delivery.Delivered;
import io.bridgehead.gateway.smtp.Delivery.Rejected;
import io.bridgehead.gateway.smtp.Delivery.Unknown;
import io.bridgehead.gateway.smtp.FaultRelay.Fault;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolLimits;
import io.bridgehead.gateway.spool.SpooledMail;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SmtpSenderTest {

    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

    @TempDir
    Path folder;

    private final SmtpSender sender = new SmtpSender("north.example");
    private final AtomicInteger arrivals = new AtomicInteger();
    private Spool spool;
    private SmtpListener listener;
    private FaultRelay relay;

    @BeforeEach
    void start() {
        spool = new Spool(folder, SpoolLimits.DEFAULT, Clock.systemUTC());
        listener = new SmtpListener(
                ListenerSettings.on(new InetSocketAddress(HOST, 0), "south.example"),
                spool,
                Mails.SOUTH::equals,
                arrivals::incrementAndGet);
        listener.start();
        relay = new FaultRelay(HOST, listener.port());
    }

    @AfterEach
    void stop() {
        sender.close();
        relay.close();
        listener.close();
    }

    @Test
    void mailArrivesByteForByte() {
        byte[] mail = Mails.bytes(Mails.text(Mails.encoded()) + ".\r\n..\r\n.x\r\n");
        assertThat(send(listener.port(), mail)).isInstanceOf(Delivered.class);
        SpooledMail arrived = spool.read(spool.waiting(1).get(0));
        assertThat(Mails.text(arrived.bytes())).isEqualTo(Mails.text(mail));
        assertThat(arrived.envelope()).isEqualTo(Mails.NORTH_TO_SOUTH);
        assertThat(arrivals).hasValue(1);
    }

    @Test
    void nullSenderTravels() {
        Envelope bounce = new Envelope(Optional.empty(), Mails.SOUTH);
        sender.send(plain(listener.port()), bounce, Mails.encoded());
        assertThat(spool.read(spool.waiting(1).get(0)).envelope()).isEqualTo(bounce);
    }

    @Test
    void refusedRecipientIsRejectedAndTheConnectionGoesOn() {
        Envelope toItself = new Envelope(Optional.of(Mails.NORTH), Mails.NORTH);
        Delivery delivery = sender.send(plain(listener.port()), toItself, Mails.encoded());
        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.code()).isEqualTo(550));
        assertThat(send(listener.port(), Mails.encoded())).isInstanceOf(Delivered.class);
    }

    @Test
    void mailAboveTheAnnouncedLimitIsNotSentAndTheLimitIsTold() {
        byte[] large = new MailCodec().encode(Mails.update(noise(30 << 20)));
        assertThat(send(listener.port(), large))
                .isInstanceOfSatisfying(Delivery.TooLarge.class, it -> {
                    assertThat(it.bytes()).isEqualTo(large.length);
                    assertThat(it.told().orElse(0)).isBetween(1L, (long) large.length);
                    assertThat(it.forEverySite()).isTrue();
                });
    }

    @Test
    void fullSpoolDefers() {
        Spool full = new Spool(
                folder.resolve("full"), new SpoolLimits(1, 1 << 20, 1), Clock.systemUTC());
        try (SmtpListener busy = new SmtpListener(
                ListenerSettings.on(new InetSocketAddress(HOST, 0), "south.example"),
                full,
                Mails.SOUTH::equals,
                () -> {})) {
            busy.start();
            assertThat(send(busy.port(), Mails.encoded())).isInstanceOf(Delivered.class);
            assertThat(send(busy.port(), Mails.encoded()))
                    .isInstanceOfSatisfying(
                            Deferred.class, it -> assertThat(it.code()).isEqualTo(452));
        }
    }

    @Test
    void answersOfTheRelayAreToldApart() {
        relay.then(Fault.DEFER, Fault.REJECT, Fault.DROP_AFTER_DATA, Fault.PASS);
        assertThat(send(relay.port(), Mails.encoded())).isInstanceOf(Deferred.class);
        assertThat(send(relay.port(), Mails.encoded())).isInstanceOf(Rejected.class);
        assertThat(send(relay.port(), Mails.encoded())).isInstanceOf(Unknown.class);
        assertThat(send(relay.port(), Mails.encoded())).isInstanceOf(Delivered.class);
        assertThat(spool.size()).isEqualTo(1);
    }

    @Test
    void mailWhoseAnswerIsLostArrivesTwiceWhenSentAgain() {
        relay.then(Fault.FORWARD_AND_DROP);
        assertThat(send(relay.port(), Mails.encoded())).isInstanceOf(Unknown.class);
        assertThat(send(relay.port(), Mails.encoded())).isInstanceOf(Delivered.class);
        assertThat(spool.size()).isEqualTo(2);
    }

    @Test
    void relayLosesDoublesDelaysAndReorders() {
        relay.then(Fault.LOSE, Fault.DOUBLE, Fault.DELAY, Fault.REORDER, Fault.PASS);
        for (String mail : List.of("lost", "doubled", "delayed", "second", "first")) {
            send(relay.port(), Mails.bytes("Subject: " + mail + "\r\n\r\n"));
        }
        relay.release();
        assertThat(spool.waiting(10).stream()
                        .map(id -> Mails.text(spool.read(id).bytes()).strip()))
                .containsExactly(
                        "Subject: doubled",
                        "Subject: doubled",
                        "Subject: first",
                        "Subject: second",
                        "Subject: delayed");
        assertThat(relay.count(Fault.LOSE)).isEqualTo(1);
        assertThat(relay.forwarded()).isEqualTo(5);
    }

    @Test
    void truncatedMailIsNoticedAndRewrappedMailIsRead() {
        relay.then(Fault.TRUNCATE, Fault.REWRAP);
        send(relay.port(), Mails.encoded());
        send(relay.port(), Mails.encoded());
        List<DecodedMail> decoded = spool.waiting(2).stream()
                .map(id -> new MailCodec().decode(spool.read(id).bytes()))
                .toList();
        assertThat(decoded.get(0)).isInstanceOf(DecodedMail.Malformed.class);
        assertThat(decoded.get(1))
                .isInstanceOfSatisfying(
                        Payload.class,
                        it -> assertThat(it.xml()).isEqualTo(Mails.XML.getBytes(UTF_8)));
    }

    @Test
    void unreachableRelayDefers() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(send(port, Mails.encoded()))
                .isInstanceOfSatisfying(
                        Deferred.class, it -> assertThat(it.code()).isZero());
    }

    @Test
    void silentRelayDefersInsteadOfBlocking() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Relay impatient = new Relay(
                    HOST,
                    silent.getLocalPort(),
                    Encryption.NONE,
                    Optional.empty(),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300));
            assertThat(sender.send(impatient, Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Deferred.class);
        }
    }

    /**
     * The relay wants the mail and then does not take it: no answer is due, so only writing waits.
     */
    @Test
    @Timeout(30)
    void relayThatStopsReadingIsGivenUpAfterTheWriteTimeout() throws Exception {
        try (ServerSocket stuck = new ServerSocket()) {
            stuck.setReceiveBufferSize(8 << 10);
            stuck.bind(new InetSocketAddress(HOST, 0), 5);
            FutureTask<Socket> peer = new FutureTask<>(() -> askForMail(stuck.accept()));
            Thread answering = new Thread(peer, "stuck relay");
            answering.setDaemon(true);
            answering.start();
            Relay impatient = new Relay(
                    HOST,
                    stuck.getLocalPort(),
                    Encryption.NONE,
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMillis(300));
            byte[] mail = new MailCodec().encode(Mails.update(noise(20 << 20)));
            assertThat(sender.send(impatient, Mails.NORTH_TO_SOUTH, mail))
                    .isInstanceOf(Unknown.class);
            peer.get(20, TimeUnit.SECONDS).close();
        }
    }

    /** Answers up to DATA, and takes no more. */
    private static Socket askForMail(Socket peer) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8), 256);
        OutputStream out = peer.getOutputStream();
        out.write("220 stuck\r\n".getBytes(UTF_8));
        for (String line = ""; !line.equals("DATA"); ) {
            line = in.readLine();
            out.write((line.equals("DATA") ? "354 go on\r\n" : "250 yes\r\n").getBytes(UTF_8));
        }
        return peer;
    }

    @Test
    void encryptionThatIsRequiredButNotOfferedDefers() {
        Relay secure = new Relay(
                HOST,
                listener.port(),
                Encryption.REQUIRED,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        assertThat(sender.send(secure, Mails.NORTH_TO_SOUTH, Mails.encoded()))
                .isInstanceOf(Deferred.class);
        assertThat(spool.size()).isZero();
    }

    @Test
    void connectionsAreRenewedAndNothingIsLostOnTheWay() {
        for (int i = 0; i < 250; i++) {
            assertThat(send(listener.port(), Mails.encoded())).isInstanceOf(Delivered.class);
        }
        assertThat(spool.size()).isEqualTo(250);
    }

    @Test
    void listenerThatCameBackIsFoundAgain() {
        int port = listener.port();
        assertThat(send(port, Mails.encoded())).isInstanceOf(Delivered.class);
        listener.close();
        assertThat(send(port, Mails.encoded())).isInstanceOf(Deferred.class);
        listener = new SmtpListener(
                ListenerSettings.on(new InetSocketAddress(HOST, port), "south.example"),
                spool,
                Mails.SOUTH::equals,
                arrivals::incrementAndGet);
        listener.start();
        assertThat(send(port, Mails.encoded())).isInstanceOf(Delivered.class);
    }

    @Test
    void mailboxOfAMailHostHoldsTheMailWithOurMessageId() throws Exception {
        ServerSetup setup = new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP);
        GreenMail host = new GreenMail(setup);
        host.start();
        try {
            assertThat(send(host.getSmtp().getPort(), Mails.encoded()))
                    .isInstanceOf(Delivered.class);
            MimeMessage received = host.getReceivedMessages()[0];
            assertThat(received.getMessageID()).isEqualTo("<" + Mails.ID + ">");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            received.writeTo(bytes);
            assertThat(new MailCodec().decode(bytes.toByteArray())).isInstanceOf(Payload.class);
        } finally {
            host.stop();
        }
    }

    @Test
    void credentialsAreUsedAndWrongOnesDefer() {
        GreenMail host = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        host.setUser("gateway@north.example", "north", "secret");
        host.start();
        try {
            int port = host.getSmtp().getPort();
            assertThat(sender.send(login(port, "secret"), Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Delivered.class);
            assertThat(sender.send(login(port, "guess"), Mails.NORTH_TO_SOUTH, Mails.encoded()))
                    .isInstanceOf(Deferred.class);
            assertThat(login(port, "secret").toString()).doesNotContain("secret");
        } finally {
            host.stop();
        }
    }

    private static Relay login(int port, String password) {
        return new Relay(
                HOST,
                port,
                Encryption.NONE,
                Optional.of(new Relay.Credentials("north", password)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }

    private Delivery send(int port, byte[] mail) {
        return sender.send(plain(port), Mails.NORTH_TO_SOUTH, mail);
    }

    private static Relay plain(int port) {
        return new Relay(
                HOST,
                port,
                Encryption.NONE,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }
}
