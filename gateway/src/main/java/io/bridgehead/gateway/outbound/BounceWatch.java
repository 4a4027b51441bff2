package io.bridgehead.gateway.outbound;

import io.bridgehead.routing.SiteId;
import java.util.Optional;

/**
 * Hears of mail that came back, so that what waits may take another way. Called inside the
 * transaction that handles the bounce: it must neither block nor throw, and a repeat is possible.
 * Bounces can be forged; it must not do more than prefer another way for a while.
 */
@FunctionalInterface
public interface BounceWatch {
    /** For those who have no choice of ways. */
    BounceWatch NONE = (to, connector, reason) -> {};

    /**
     * Mail was not delivered.
     *
     * @param to the site that it was for
     * @param connector the name of the one that it left by, if that can be told
     * @param reason the relay's words, one line
     */
    void cameBack(SiteId to, Optional<String> connector, String reason);
}
