package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.SizeLimit;
import java.util.Optional;

/**
 * Is told of mail that came back, so that waiting letters may take another way. It is called inside
 * the transaction that handles the bounce: it must neither block nor throw, and calls may be repeated.
 * Bounces can be forged, so it must not do more than prefer another way, or cut mail smaller, for a
 * while. No mail is lost by either.
 */
@FunctionalInterface
public interface BounceWatch {
    /** For callers without a choice of ways: it does nothing. */
    BounceWatch NONE = (to, connector, reason) -> {};

    /**
     * Mail was not delivered.
     *
     * @param to the site that it was for
     * @param connector the name of the connector by which the mail left, if known
     * @param reason the relay's words, one line
     */
    void cameBack(SiteId to, Optional<String> connector, String reason);

    /**
     * Mail was not delivered because of its size.
     *
     * @param messageId of the message that the mail carried, or a part of it
     * @param connector as above
     * @param words what the relay said
     * @return the limit that follows, for the caller to write in the same transaction; empty if
     *     nothing follows
     */
    default Optional<SizeLimit> tooLarge(
            SiteId to, String messageId, Optional<String> connector, String words) {
        return Optional.empty();
    }
}
