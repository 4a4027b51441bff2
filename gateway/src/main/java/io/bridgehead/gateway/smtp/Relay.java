package io.bridgehead.gateway.smtp;

import java.time.Duration;
import java.util.Optional;

/**
 * The next host for outgoing mail: a relay, or a partner's gateway itself.
 *
 * @param connectTimeout for the TCP connection, and again for the greeting and each answer until
 *     the relay is ready to take mail: a host that is silent then is not the one that we look for
 * @param replyTimeout for each answer about a mail
 * @param writeTimeout for each block of data to be taken
 */
public record Relay(
        String host,
        int port,
        Encryption encryption,
        Optional<Credentials> credentials,
        Duration connectTimeout,
        Duration replyTimeout,
        Duration writeTimeout) {

    /** Who we are to the relay. */
    public record Credentials(String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }

    /** For people: {@code relay.example:25}. */
    public String address() {
        return host + ":" + port;
    }

    /**
     * A relay without encryption or login, with ample timeouts: 30 s, 5 and 3 minutes (RFC 5321).
     */
    public static Relay plain(String host, int port) {
        return new Relay(
                host,
                port,
                Encryption.NONE,
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3));
    }
}
