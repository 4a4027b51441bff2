package io.bridgehead.store.partner;

/** What is wrong with a partner. A partner may have several troubles; each ends by itself. */
public enum Trouble {
    /** Mail came in the partner's name from another server than its own. */
    OTHER_SERVER,
    /** The partner's database was set back: it no longer has changes that it once sent. */
    PARTNER_ROLLED_BACK
}
