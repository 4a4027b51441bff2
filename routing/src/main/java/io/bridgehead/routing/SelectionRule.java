package io.bridgehead.routing;

/** The steps of the selection, in their order: at which of them a candidate lost. */
public enum SelectionRule {
    /** The message has been at the next site already. */
    BACK,
    /** It was tried this way too often, and there is another. */
    TRIES_LIMIT,
    /** The connector's schedule is closed. */
    WINDOW,
    /** It was tried this way more often than another. */
    FEWEST_TRIES,
    /** The connector pauses after a failure. */
    RETRY,
    /** The message is larger than the connector takes. */
    SIZE,
    /** The connector has sent all that it may today. */
    DAILY,
    /** Another way is cheaper. */
    COST,
    /** Another way costs the same, and the message's id chose it. */
    BALANCE
}
