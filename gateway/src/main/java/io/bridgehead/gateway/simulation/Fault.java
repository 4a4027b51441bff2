package io.bridgehead.gateway.simulation;

/** What the world does to mail and gateways. Counted, so that a test can see that each happens. */
enum Fault {
    /** A mail disappears. */
    LOST,
    /** A mail arrives twice. */
    DOUBLED,
    /** A mail takes days. */
    LATE,
    /** Bytes of a mail are changed or cut off. */
    DAMAGED,
    /** A mail is delivered to a site that it is not for. */
    WRONG_SITE,
    /** A mail of another organization arrives. */
    WRONG_ORGANIZATION,
    /** A mail of a site that is no partner arrives. */
    STRANGER,
    /** A page arrives without saying whose epochs it uses. */
    OWNERS_LOST,
    /** A gateway stops before the commit: nothing happened, and the mail comes again. */
    CRASH_BEFORE_COMMIT,
    /** A gateway stops before the commit, and the mail is gone. */
    CRASH_LOSING_MAIL,
    /** A gateway stops after the commit: the mail is handled twice. */
    CRASH_AFTER_COMMIT,
    /** A gateway stops after a mail left and before it noted that: the mail leaves twice. */
    SENT_TWICE,
    /** Two partners do not reach each other for a while. */
    PARTITION,
    /** A mail was under way when its link broke. */
    LOST_IN_PARTITION,
    /** A gateway's clock jumps. */
    CLOCK_JUMP,
    /** A disk is lost: the site begins again, empty, in a new epoch. */
    DISK_LOST,
    /** A database is put back to an older state without a word. */
    SET_BACK,
    /** A database is restored from a backup. */
    RESTORED,
    /** A relay packs a mail anew; it must be read all the same. */
    REWRAPPED,
    /** A relay forgets the type of the payload; it must be read all the same. */
    RETYPED,
    /** A relay takes the payload out of a mail. */
    STRIPPED,
    /** A relay gives up on a mail, and says so to its sender. */
    RETURNED,
    /** As {@link #RETURNED}, but it does not say which mail it was. */
    RETURNED_UNNAMED,
    /** A relay says that a mail is delayed. */
    DELAY_REPORTED,
    /** A machine answers a mail on behalf of a person. */
    VACATION,
    /** Mail comes that has nothing to do with us. */
    ADVERTISEMENT,
    /** A part of a mail comes that contradicts the others. */
    CONTRADICTED,
    /** Somebody brings back what was deleted. */
    UNDELETED,
    /** Two are partners no more. */
    PARTED,
    /** Two partners leave out an attribute for a while. */
    LEFT_OUT,
    /** What a database held is damaged, and no stamp shows it. */
    DECAYED
}
