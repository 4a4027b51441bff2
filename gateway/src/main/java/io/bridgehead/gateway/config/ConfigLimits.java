package io.bridgehead.gateway.config;

/** How much of anything is too much. */
public record ConfigLimits(
        long valueSize,
        int valuesPerAttribute,
        long entrySize,
        long expandedMessageSize,
        int entriesPerMessage,
        int partsPerMessage,
        long splitMessageSize,
        int splitMessages,
        long splitMessagesSize,
        int hops,
        int spoolMails,
        long spoolSize,
        int quarantinedMails) {

    public ConfigLimits {
        if (valueSize > entrySize) {
            throw new IllegalArgumentException("value-size is more than entry-size");
        }
        if (splitMessageSize > splitMessagesSize) {
            throw new IllegalArgumentException(
                    "split-message-size is more than split-messages-size");
        }
    }
}
