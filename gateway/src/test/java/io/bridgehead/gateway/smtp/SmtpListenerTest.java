package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SmtpListenerTest {

    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    @Test
    void portThatIsTakenIsNamed() {
        try (SmtpListener first = listener(ANY_PORT, () -> {})) {
            first.start();
            InetSocketAddress taken =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port());
            try (SmtpListener second = listener(taken, () -> {})) {
                assertThatThrownBy(second::start)
                        .isInstanceOf(MailException.class)
                        .hasMessageContaining(Integer.toString(first.port()));
            }
        }
    }

    @Test
    void mailIsOnDiskBeforeThePeerHearsOfIt() throws Exception {
        try (SmtpListener listener = listener(ANY_PORT, () -> {})) {
            listener.start();
            assertThat(send(listener.port())).isInstanceOf(Delivery.Delivered.class);
            assertThat(folder.resolve("0000000000001.mail")).isRegularFile();
        }
    }

    @Test
    void failureOfTheMainLoopDoesNotUnstoreTheMail() {
        try (SmtpListener listener = listener(ANY_PORT, () -> {
            throw new IllegalStateException("the main loop has ended");
        })) {
            listener.start();
            assertThat(send(listener.port())).isInstanceOf(Delivery.Delivered.class);
        }
    }

    @Test
    void diskTroubleDefersInsteadOfBouncing() throws Exception {
        try (SmtpListener listener = listener(ANY_PORT, () -> {})) {
            listener.start();
            Files.delete(folder.resolve("arriving"));
            assertThat(send(listener.port()))
                    .isInstanceOfSatisfying(
                            Delivery.Deferred.class, it -> assertThat(it.code()).isEqualTo(451));
        }
    }

    @Test
    @Timeout(20)
    void stopDoesNotWaitForABusyPeer() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        SmtpListener listener = listener(ANY_PORT, () -> {
            busy.countDown();
            awaitQuietly(never);
        });
        listener.start();
        Thread peer = new Thread(() -> send(listener.port()));
        peer.start();
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        // It returns, though the session that it interrupts would wait without end.
        listener.stop(Duration.ofMillis(100));
        peer.join(10_000);
        assertThat(peer.isAlive()).isFalse();
    }

    @Test
    void connectionThatEndedMakesRoomForTheNext() throws IOException {
        ListenerSettings one = new ListenerSettings(
                ANY_PORT,
                "south.example",
                1000,
                new ListenerSettings.Connections(20, 1),
                new ListenerSettings.Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), 1),
                Optional.empty());
        try (SmtpListener listener =
                new SmtpListener(one, spool(), Mails.SOUTH::equals, () -> {})) {
            listener.start();
            for (int i = 0; i < 5; i++) {
                // The peer sees the end of a connection a moment before its place is free.
                await().atMost(Duration.ofSeconds(10)).until(() -> isServed(listener.port()));
            }
        }
    }

    private static boolean isServed(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return in.readLine().startsWith("220");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Spool spool() {
        return new Spool(folder, SpoolLimits.DEFAULT, Clock.systemUTC());
    }

    private SmtpListener listener(InetSocketAddress address, Runnable onArrival) {
        return new SmtpListener(
                ListenerSettings.on(address, "south.example"),
                spool(),
                Mails.SOUTH::equals,
                onArrival);
    }

    private static Delivery send(int port) {
        try (SmtpSender sender = new SmtpSender("north.example")) {
            Relay relay = Relay.plain(InetAddress.getLoopbackAddress().getHostAddress(), port);
            return sender.send(relay, Mails.NORTH_TO_SOUTH, Mails.encoded());
        }
    }
}
