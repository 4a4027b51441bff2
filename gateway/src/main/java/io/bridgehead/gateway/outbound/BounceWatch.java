package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.SiteId;
import java.util.Optional;

/**
 * Is told of mail that came back, so that waiting letters may take another way. It is called inside
 * the transaction that handles the bounce: it must neither block nor throw, and calls may be repeated.
 * Bounces can be forged, so it must not do more than prefer another way for a while.
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
}
