package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.Optional;

/** A mailbox from which mail is fetched. */
public record MailboxSection(
        @JsonUnwrapped Account account,
        Duration poll,
        @JsonUnwrapped MailTimeouts timeouts,
        Duration messageDeadline,
        long maxMessageSize,
        @JsonUnwrapped RetryWaits retry,
        Foreign foreign) {

    /** What becomes of mail that is not for a gateway. */
    public enum Foreign {
        /** It stays in the mailbox. */
        LEAVE,
        /** It is taken, and set aside. */
        TAKE
    }

    /** Where the mailbox is, and how to log in to it. */
    public record Account(
            Protocol protocol,
            String host,
            Optional<Integer> port,
            StartTls starttls,
            String user,
            Secret password,
            String folder,
            @JsonUnwrapped TlsFiles tls) {}

    /** The protocol by which a mailbox is read. */
    public enum Protocol {
        IMAP,
        IMAPS,
        POP3,
        POP3S
    }
}
