package io.bridgehead.gateway.status;

/** The state of a partner: what the operator decided first, then trouble, then its busiest link. */
public enum PartnerState {
    /** The operator has suspended the partner. */
    SUSPENDED,
    /** Two servers send mail in its name. */
    OTHER_SERVER,
    /** Two lives of its database send mail. */
    TWO_LIVES,
    /** It follows another life of our database. */
    FOLLOWS_OTHER_LIFE,
    /** Its database was set back to an older state. */
    ROLLED_BACK,
    /** None of its mail has arrived yet. */
    NOT_HEARD,
    /** At least one of its links is at work. */
    WORKING,
    /** No link is at work, but the partner has changes that only a command asks for. */
    ASKED_BY_COMMAND_ONLY,
    /** There is nothing to do. */
    CAUGHT_UP
}
