package io.bridgehead.store.partner;

/** What is wrong with a partner. A partner may have several troubles; each ends by itself. */
public enum Trouble {
    /** Mail came in the partner's name from another server than its own. */
    OTHER_SERVER,
    /**
     * A former life of the partner still writes mail after its present life began: two copies of its
     * database run, or its site was founded twice. We follow the later life.
     */
    TWO_LIVES,
    /** The partner follows another life of our own site, and drops our mail. */
    FOLLOWS_OTHER_LIFE,
    /** The partner's database was set back: it no longer has changes that it once sent. */
    PARTNER_ROLLED_BACK
}
