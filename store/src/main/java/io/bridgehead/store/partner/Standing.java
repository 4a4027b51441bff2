package io.bridgehead.store.partner;

/** What the operator has decided about a partner. */
public enum Standing {
    /** Mail goes both ways. */
    ACTIVE,
    /** Nothing is exchanged until the operator resumes the partner. All that is known of it stays. */
    SUSPENDED,
    /**
     * The partnership has ended: its mail is a stranger's mail. The row stays for the message numbers
     * that were given out. Should the two become partners again, no new message may repeat the id of
     * an old one, and what was read before need not be read twice.
     */
    REMOVED
}
