package io.bridgehead.routing;

/**
 * The steps by which {@link Selector} chooses the way of one message, in the order in which it takes
 * them. A candidate that loses is reported with the rule by which it lost. docs/routing.md, "The
 * choice", explains each; a test compares the two lists.
 */
public enum SelectionRule {
    /** The next site has had this message already: sending it there again would be a loop. */
    BACK(true),
    /** The message exceeds the connector's limit and may not be divided. */
    TOO_LARGE(true),
    /** The connector's schedule never opens: the operator has switched it off. */
    OFF(true),
    /** The message was tried this way too often in vain, and there is another way. */
    TRIES_LIMIT(false),
    /** The connector is closed now, and another way is free sooner. */
    WINDOW(false),
    /** The connector pauses after a failure, and another way is free sooner. */
    RETRY(false),
    /** The connector has sent all that it may today, and another way is free sooner. */
    DAILY(false),
    /** The message was tried this way in vain more often than another way. */
    FEWEST_TRIES(false),
    /** The message would need more parts than another way. */
    SIZE(false),
    /** Another way is cheaper. */
    COST(false),
    /** Another way costs the same, and the hash of the message id chose that one. */
    BALANCE(false);

    private final boolean last;

    SelectionRule(boolean last) {
        this.last = last;
    }

    /**
     * Whether the rule may remove the last way that is left. If a rule is not final, a message that has
     * a way at all keeps one.
     */
    public boolean isFinal() {
        return last;
    }
}
