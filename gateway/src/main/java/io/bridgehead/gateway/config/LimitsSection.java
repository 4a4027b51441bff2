package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Bounds that protect the memory and the disk of this machine. */
public record LimitsSection(
        @JsonUnwrapped Entries entries,
        @JsonUnwrapped Messages messages,
        @JsonUnwrapped SplitMessages split,
        @JsonUnwrapped Mails mails) {

    /** Bounds of one entry. */
    public record Entries(long valueSize, int valuesPerAttribute, long entrySize) {}

    /** Bounds of one message. */
    public record Messages(long expandedMessageSize, int entriesPerMessage, int hops) {}

    /** Bounds of messages that travel in parts. */
    public record SplitMessages(
            int partsPerMessage,
            long splitMessageSize,
            int splitMessages,
            long splitMessagesSize) {}

    /** Bounds of the spool and the quarantine. */
    public record Mails(int spoolMails, long spoolSize, int quarantinedMails) {}
}
