package io.bridgehead.gateway.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.net.SocketException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the scripts of src/test/resources/smtp against a listener. {@code C:} is sent (with
 * {@code \r} and {@code \n} as escapes, {@code C*9:} nine times), {@code S:} is how the next line
 * of the answer begins; {@code spooled:} is a whole mail in the spool at the end.
 */
class SmtpScriptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("scripts")
    void peerAndListenerSpeakAsWritten(String script) throws Exception {
        List<String> lines = lines(script);
        Map<String, Integer> settings = settings(lines);
        SpoolLimits room = new SpoolLimits(settings.getOrDefault("spool", 100), 1 << 20, 10);
        Spool spool = new Spool(folder, room, Clock.systemUTC());
        try (SmtpListener listener = new SmtpListener(
                listenerSettings(settings), spool, Mails.SOUTH::equals, () -> {})) {
            listener.start();
            try (Peer peer = new Peer(listener.port())) {
                play(lines, peer, spool, listener.port());
            }
        }
        assertThat(spooled(spool)).isEqualTo(expected(lines));
    }

    static Stream<String> scripts() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(SmtpScriptTest.class.getResource("/smtp"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(it -> it.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static List<String> lines(String script) throws IOException {
        try (var in = Objects.requireNonNull(
                SmtpScriptTest.class.getResourceAsStream("/smtp/" + script))) {
            return new String(in.readAllBytes(), ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Map<String, Integer> settings(List<String> lines) {
        Map<String, Integer> settings = new HashMap<>();
        if (lines.get(0).startsWith("listener: ")) {
            for (String setting : lines.get(0).substring(10).split(" ", -1)) {
                String[] pair = setting.split("=", 2);
                settings.put(pair[0], Integer.parseInt(pair[1]));
            }
        }
        return settings;
    }

    private static ListenerSettings listenerSettings(Map<String, Integer> settings) {
        int connections = settings.getOrDefault("connections", 10);
        return new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "south.example",
                1000,
                new ListenerSettings.Connections(20, connections),
                new ListenerSettings.Patience(
                        Duration.ofSeconds(20),
                        Duration.ofMillis(settings.getOrDefault("deadline", 20_000)),
                        1),
                Optional.empty());
    }

    private static void play(List<String> lines, Peer first, Spool spool, int port)
            throws IOException {
        Peer peer = first;
        for (String line : lines) {
            if (line.startsWith("C")) {
                String text = unescape(line.replaceFirst("C[^:]*: ?", ""));
                int times = line.startsWith("C*")
                        ? Integer.parseInt(line.substring(2, line.indexOf(':')))
                        : 1;
                peer.say((text + "\r\n").repeat(times));
            } else if (line.equals("S: closed")) {
                assertThat(peer.hear()).as("after the last answer").isEmpty();
            } else if (line.startsWith("S: ")) {
                assertThat(peer.hear())
                        .as(line)
                        .hasValueSatisfying(
                                answer -> assertThat(answer).startsWith(line.substring(3)));
            } else if (line.equals("cut")) {
                peer.cut();
            } else if (line.equals("empty the spool")) {
                spool.waiting(100).forEach(spool::remove);
            } else if (line.equals("another connection")) {
                assertThat(peer.hear()).hasValueSatisfying(it -> assertThat(it).startsWith("220"));
                peer = new Peer(port);
            } else {
                assertThat(line).matches("(listener: |spooled).*");
            }
        }
    }

    private static List<String> expected(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("spooled:"))
                .map(line -> unescape(line.replaceFirst("spooled: ?", "")))
                .toList();
    }

    private static List<String> spooled(Spool spool) {
        return spool.waiting(100).stream()
                .map(id -> Mails.text(spool.read(id).bytes()))
                .toList();
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    /** A client that says what it is told. What is said goes out when an answer is awaited. */
    private static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final List<String> unsent = new ArrayList<>();

        Peer(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        }

        void say(String text) {
            unsent.add(text);
        }

        Optional<String> hear() throws IOException {
            send();
            try {
                return Optional.ofNullable(in.readLine());
            } catch (SocketException reset) {
                return Optional.empty();
            }
        }

        void cut() throws IOException {
            send();
            socket.shutdownOutput();
        }

        private void send() throws IOException {
            String all = String.join("", unsent);
            unsent.clear();
            if (!all.isEmpty()) {
                socket.getOutputStream().write(all.getBytes(ISO_8859_1));
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
