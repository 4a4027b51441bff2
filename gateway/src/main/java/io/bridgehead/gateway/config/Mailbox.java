package io.bridgehead.gateway.config;

import io.bridgehead.gateway.config.Config.Secret;
import io.bridgehead.gateway.config.Config.StartTls;
import java.time.Duration;
import java.util.Optional;

/** A mailbox that mail comes in by; explained in docs/configuration.md under {@code mailbox}. */
public record Mailbox(
        Protocol protocol,
        String host,
        Optional<Integer> port,
        StartTls starttls,
        String user,
        Secret password,
        String folder,
        Duration poll,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration messageDeadline,
        long maxMessageSize,
        Duration firstRetry,
        Duration longestRetry) {

    public Mailbox {
        if (firstRetry.compareTo(longestRetry) > 0) {
            throw new IllegalArgumentException("first-retry is more than longest-retry");
        }
    }

    /** How a mailbox is read. */
    public enum Protocol {
        IMAP,
        IMAPS,
        POP3,
        POP3S
    }
}
