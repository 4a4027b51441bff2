package io.bridgehead.gateway.status;

/** How far this site has told one partner about one context. */
public enum OutboundState {
    /** The context is not outbound to this partner. */
    NOT_TOLD,
    /** The partner has not asked for the context yet. */
    NOT_ASKED_YET,
    /** The answer to a request of the partner is being sent. */
    SENDING,
    /** There are changes that the partner has not been told. */
    TELLING,
    /** All changes have been told. */
    TOLD;

    /** Whether this state ends without the operator. */
    boolean isAtWork() {
        return this != NOT_TOLD && this != TOLD;
    }
}
