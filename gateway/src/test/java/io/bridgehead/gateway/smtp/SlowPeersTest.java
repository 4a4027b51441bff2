package io.bridgehead.gateway.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.server.SMTPServer;

/** Peers that would hold a thread without end: a byte now and then, or no mail at all. */
class SlowPeersTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void mailThatTricklesInIsGivenUpAfterTheGrace() {
        Pace pace = new Pace(settings(Duration.ZERO, Duration.ofHours(1), 1000));
        await().atMost(LONG)
                .untilAsserted(() -> assertThatThrownBy(() -> pace.check(10))
                        .isInstanceOf(Pace.TooSlow.class)
                        .hasMessageContaining("10 bytes in"));
        assertThatCode(() -> pace.check(1 << 20)).doesNotThrowAnyException();
    }

    @Test
    void mailThatNeverEndsIsGivenUpHoweverFastItComes() {
        Pace pace = new Pace(settings(LONG, Duration.ofMillis(1), 1));
        await().atMost(LONG)
                .untilAsserted(() -> assertThatThrownBy(() -> pace.check(Long.MAX_VALUE))
                        .isInstanceOf(Pace.TooSlow.class)
                        .hasMessageContaining("not complete"));
    }

    @Test
    void connectionWithoutMailIsSweptAway() throws Exception {
        Peers peers = new Peers(settings(Duration.ofMillis(10), Duration.ofMillis(10), 1));
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .sessionHandler(peers)
                .build();
        server.start();
        try (Socket idler =
                new Socket(InetAddress.getLoopbackAddress(), server.getPortAllocated())) {
            idler.setSoTimeout(20_000);
            InputStream in = idler.getInputStream();
            assertThat(in.read()).isEqualTo('2');
            Thread sweeping = new Thread(
                    () -> await().atMost(LONG).until(() -> {
                        peers.sweep();
                        return idler.isClosed();
                    }),
                    "sweep");
            sweeping.setDaemon(true);
            sweeping.start();
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).startsWith("20 ");
        } finally {
            server.stop();
        }
    }

    private static ListenerSettings settings(Duration idle, Duration deadline, int rate) {
        return new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "south.example",
                1000,
                new ListenerSettings.Connections(20, 20),
                new ListenerSettings.Patience(idle, deadline, rate),
                Optional.empty());
    }
}
