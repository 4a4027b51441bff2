package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.smtp.Relay;
import java.time.Duration;
import java.util.Locale;

/**
 * A mailbox, and how to fetch from it.
 *
 * @param folder of IMAP; POP3 has only one
 * @param poll how often to look where the server does not say that there is mail
 * @param readTimeout for one answer of the server
 * @param messageDeadline for one whole message
 * @param maxMailBytes larger mail is left where it is
 * @param firstRetry the first pause after trouble; it doubles up to {@code longestRetry}
 */
public record MailboxSettings(
        Protocol protocol,
        String host,
        int port,
        Relay.Tls startTls,
        Login login,
        String folder,
        Duration poll,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration messageDeadline,
        long maxMailBytes,
        Duration firstRetry,
        Duration longestRetry) {

    /** How a mailbox is read; those with an s encrypt from the first byte. */
    public enum Protocol {
        IMAP(143),
        IMAPS(993),
        POP3(110),
        POP3S(995);

        private final int port;

        Protocol(int port) {
            this.port = port;
        }

        /** The usual one. */
        public int port() {
            return port;
        }

        boolean isImap() {
            return this == IMAP || this == IMAPS;
        }

        boolean isEncrypted() {
            return this == IMAPS || this == POP3S;
        }
    }

    /** Who we are to the server; never printed in full. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** For people: {@code imaps://gateway@mail.example:993/INBOX}. */
    public String name() {
        String place = protocol.name().toLowerCase(Locale.ROOT) + "://" + login.user() + "@" + host
                + ":" + port;
        return protocol.isImap() ? place + "/" + folder : place;
    }

    /** How long to wait after so many failures in a row. */
    Duration pauseAfter(int failures) {
        Duration doubled = firstRetry.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, 20));
        return doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
    }
}
