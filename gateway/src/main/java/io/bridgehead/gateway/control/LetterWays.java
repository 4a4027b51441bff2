package io.bridgehead.gateway.control;

import io.bridgehead.routing.RouteQuery;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.LetterHead;
import java.time.Instant;

/** Says which way a waiting letter takes, by the rule by which it is sent. Thread-safe. */
public interface LetterWays {
    /** The facts about a waiting letter by which its way is chosen. */
    RouteQuery routeQuery(LetterHead letter);

    /**
     * The way that a mail to {@code to} takes at {@code at}; the senders choose in the same manner.
     */
    Selection selectWay(SiteId to, RouteQuery mail, Instant at);
}
