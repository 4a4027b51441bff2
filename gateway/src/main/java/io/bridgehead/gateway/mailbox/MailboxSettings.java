package io.bridgehead.gateway.mailbox;

import io.bridgehead.gateway.smtp.Encryption;
import java.time.Duration;
import java.util.Locale;

/**
 * A mailbox, and how to fetch from it.
 *
 * @param folder of IMAP; POP3 has only one
 * @param poll how often to look, if the server does not say when there is mail
 * @param maxMailBytes larger mail stays in the mailbox
 * @param takesForeign whether mail that is not for a gateway is taken as well, and removed;
 *     otherwise it stays, because a person may read this mailbox too
 */
public record MailboxSettings(
        Server server,
        String folder,
        Duration poll,
        Timeouts timeouts,
        long maxMailBytes,
        Retry retry,
        boolean takesForeign) {

    /** The mail server, and how to log in to it. */
    public record Server(
            Protocol protocol, String host, int port, Encryption encryption, Login login) {
        /** For people: {@code mail.example:993}. */
        String address() {
            return host + ":" + port;
        }
    }

    /**
     * How long to wait for the server.
     *
     * @param connect for the TCP connection
     * @param read for one answer of the server
     * @param write for each block of data to be taken
     * @param message for one whole message
     */
    public record Timeouts(Duration connect, Duration read, Duration write, Duration message) {}

    /** The first pause after a failure; each further failure doubles it, up to {@code longest}. */
    public record Retry(Duration first, Duration longest) {
        /** How long to wait after so many failures in a row. */
        Duration pauseAfter(int failures) {
            Duration doubled = first.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, 20));
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }
    }

    /** How a mailbox is read; IMAPS and POP3S encrypt from the first byte. */
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

    /** Who we are to the server. The text form hides the password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** For people: {@code imaps://gateway@mail.example:993/INBOX}. */
    public String name() {
        String place = server.protocol().name().toLowerCase(Locale.ROOT) + "://"
                + server.login().user() + "@" + server.address();
        return server.protocol().isImap() ? place + "/" + folder : place;
    }
}
