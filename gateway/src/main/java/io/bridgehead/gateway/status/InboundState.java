package io.bridgehead.gateway.status;

/** How far this site has read one context from one partner. */
public enum InboundState {
    /** The partner does not offer this context. */
    NOT_OFFERED,
    /** Some entries that the partner sent cannot be read here. */
    SOME_UNREADABLE,
    /** A request is open, and was repeated. */
    WAITING_FOR_ANSWER,
    /** A request is open, or the next one is due. */
    ASKING,
    /** The answer to a request is arriving page by page. */
    COPYING,
    /** There is something to read, and the schedule opens later. */
    WAITING_FOR_WINDOW,
    /** There is something to read, and the schedule never opens. */
    ASKED_BY_COMMAND_ONLY,
    /** Everything that the partner has told about is here. */
    CAUGHT_UP;

    /** Whether this state ends without the operator. */
    boolean isAtWork() {
        return this != NOT_OFFERED && this != CAUGHT_UP && this != ASKED_BY_COMMAND_ONLY;
    }
}
