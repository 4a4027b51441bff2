package io.bridgehead.gateway.message;

import io.bridgehead.routing.SiteId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What every message carries (docs/wire-format.md, "Header").
 *
 * @param id never used twice; each copy of the mail has the same id
 * @param inReplyTo the id of the message that this answers
 * @param expires when the message stops being useful, by the sender's clock
 * @param capabilities what the sender can read beyond the first version of the format
 */
public record Header(
        UUID organization,
        Sender sender,
        SiteId receiver,
        String id,
        Optional<String> inReplyTo,
        Instant created,
        Instant expires,
        SortedSet<String> capabilities) {
    public Header {
        capabilities = Collections.unmodifiableSortedSet(capabilities);
    }
}
