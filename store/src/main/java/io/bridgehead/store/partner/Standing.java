package io.bridgehead.store.partner;

/** What the operator has decided about a partner. */
public enum Standing {
    /** Mail goes both ways. */
    ACTIVE,
    /**
     * Nothing is exchanged until the operator resumes the partner. All that is known of it stays.
     */
    SUSPENDED,
    /**
     * The partnership has ended: mail from the site counts as mail of an unknown sender. The row
     * stays. If the two become partners again, no new message may repeat the id of an old one, and
     * the cursors go on where they ended.
     */
    REMOVED
}
