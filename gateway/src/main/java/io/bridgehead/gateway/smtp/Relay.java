package io.bridgehead.gateway.smtp;

import java.time.Duration;
import java.util.Optional;

/**
 * The next host for outgoing mail: a relay, or a partner's gateway itself.
 *
 * @param connectTimeout for the TCP connection
 * @param replyTimeout for each answer
 * @param writeTimeout for each block of data to be taken
 */
public record Relay(
        String host,
        int port,
        Tls tls,
        Optional<Credentials> credentials,
        Duration connectTimeout,
        Duration replyTimeout,
        Duration writeTimeout) {

    /** Whether the connection is encrypted by STARTTLS. */
    public enum Tls {
        /** Never. */
        NONE,
        /** If the relay offers it. */
        OPPORTUNISTIC,
        /** Or nothing is sent. */
        REQUIRED
    }

    /** Who we are to the relay. */
    public record Credentials(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }

    /** A relay without encryption or name, with ample timeouts: 30 s, 5 and 3 minutes (RFC 5321). */
    public static Relay plain(String host, int port) {
        return new Relay(
                host,
                port,
                Tls.NONE,
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3));
    }
}
