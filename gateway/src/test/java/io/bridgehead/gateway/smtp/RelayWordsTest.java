package io.bridgehead.gateway.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.mail.Mails;
import io.bridgehead.gateway.smtp.Delivery.Deferred;
import io.bridgehead.gateway.smtp.Delivery.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a relay says reaches the operator in the relay's own words, once. */
class RelayWordsTest {
    private static final String GREETING = "connection";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 550 5.7.1 Sender not allowed | 550 | 5.7.1 Sender not allowed",
                "RCPT | 554 5.7.1 <gw@x>: Recipient address rejected: Access denied "
                        + "| 554 | 5.7.1 <gw@x>: Recipient address rejected: Access denied",
                "RCPT | 550 5.1.1 No such user                      | 550 | 5.1.1 No such user",
                "DATA | 554 5.7.0 Content refused                   | 554 | 5.7.0 Content refused",
                ".    | 552 5.2.2 Over quota                        | 552 | 5.2.2 Over quota"
            })
    void refusalForGoodIsToldAsTheRelaySaysIt(String command, String reply, int code, String words)
            throws IOException {
        Delivery delivery = send(Map.of(command, reply));
        assertThat(delivery).isEqualTo(new Rejected(code, words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 552 5.3.4 Message size exceeds fixed limit",
                "DATA | 552 5.3.4 Message size exceeds fixed limit",
                ".    | 552 5.3.4 Too big for me",
                ".    | 554 Message too large"
            })
    void refusalOfTheSizeIsToldWithTheSizeAndTheWords(String command, String reply)
            throws IOException {
        assertThat(send(Map.of(command, reply)))
                .isInstanceOfSatisfying(Delivery.TooLarge.class, it -> {
                    assertThat(it.bytes()).isPositive();
                    assertThat(it.told()).isEmpty();
                    assertThat(it.forEverySite()).isFalse();
                    assertThat(it.text()).isEqualTo(reply);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 451 4.3.0 Try later             | 451 | 4.3.0 Try later",
                "RCPT | 451 4.7.1 greylisted, in 25 s | 451 | 4.7.1 greylisted, in 25 s",
                "RCPT | 452 4.2.2 Mailbox full          | 452 | 4.2.2 Mailbox full",
                "RCPT | 530 5.7.0 Authentication required | 530 | 5.7.0 Authentication required",
                ".    | 451 4.4.1 Cannot reach the next | 451 | 4.4.1 Cannot reach the next"
            })
    void refusalForNowIsToldAsTheRelaySaysIt(String command, String reply, int code, String words)
            throws IOException {
        assertThat(send(Map.of(command, reply))).isEqualTo(new Deferred(code, words));
    }

    @Test
    void answerOfSeveralLinesBecomesOne() throws IOException {
        assertThat(send(Map.of(
                        "RCPT", "550-5.1.1 No such user here.\r\n550 5.1.1 See example.net")))
                .isEqualTo(new Rejected(550, "5.1.1 No such user here. 5.1.1 See example.net"));
    }

    @Test
    void hostThatGreetsWithARefusalDoesNotBlameTheMail() throws IOException {
        assertThat(send(Map.of(GREETING, "554 5.3.2 No mail here")))
                .isInstanceOfSatisfying(
                        Deferred.class, it -> assertThat(it.text()).contains("554"));
    }

    private static Delivery send(Map<String, String> replies) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SmtpSender sender = new SmtpSender("north.example")) {
            Thread relay = new Thread(() -> answer(socket, replies), "scripted relay");
            relay.setDaemon(true);
            relay.start();
            Relay to = new Relay(
                    InetAddress.getLoopbackAddress().getHostAddress(),
                    socket.getLocalPort(),
                    Encryption.NONE,
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5));
            return sender.send(to, Mails.NORTH_TO_SOUTH, Mails.encoded());
        }
    }

    private static void answer(ServerSocket socket, Map<String, String> replies) {
        try (Socket peer = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8))) {
            OutputStream out = peer.getOutputStream();
            say(out, replies.getOrDefault(GREETING, "220 relay.example"));
            boolean inMail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = inMail ? line : line.split("[ :]", 2)[0];
                if (!inMail || command.equals(".")) {
                    String usual = command.equals("DATA") ? "354 go on" : "250 fine";
                    String reply = replies.getOrDefault(command, usual);
                    inMail = reply.startsWith("354");
                    say(out, reply);
                }
            }
        } catch (IOException ended) {
            // The sender has what it needs.
            return;
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(UTF_8));
        out.flush();
    }
}
