package io.bridgehead.gateway.simulation;

/** What the world does to mail and gateways. A test checks the counts: each fault must happen. */
enum Fault {
    /** A mail disappears. */
    LOST,
    /** One part of a message disappears. */
    PART_LOST,
    /** A mail arrives twice. */
    DOUBLED,
    /** A mail takes days. */
    LATE,
    /** A relay changes bytes of a mail or cuts its end off. */
    DAMAGED,
    /** A relay delivers a mail to a wrong site. */
    WRONG_SITE,
    /** A mail of another organization arrives. */
    WRONG_ORGANIZATION,
    /** A mail of a site that is no partner arrives. */
    STRANGER,
    /** A page arrives without the owners of the epochs that it uses. */
    OWNERS_LOST,
    /** A gateway stops before the commit: it changed nothing, and the mail comes again. */
    CRASH_BEFORE_COMMIT,
    /** A gateway stops before the commit, and the mail is lost. */
    CRASH_LOSING_MAIL,
    /** A gateway stops after the commit: it handles the mail twice. */
    CRASH_AFTER_COMMIT,
    /** A gateway stops after it sent a mail and before it noted that: it sends the mail twice. */
    SENT_TWICE,
    /** The link between two partners breaks for a while. */
    PARTITION,
    /** A broken link loses a mail. */
    LOST_IN_PARTITION,
    /** A gateway's clock jumps. */
    CLOCK_JUMP,
    /** A site loses its disk: it begins again, empty, in a new epoch. */
    DISK_LOST,
    /** An older image of a database is put back, and the gateway is not told. */
    SET_BACK,
    /** An operator restores a database from a backup. */
    RESTORED,
    /** A relay puts a mail into another multipart. The gateway must still read it. */
    REWRAPPED,
    /** A relay changes the type of the payload. The gateway must still read it. */
    RETYPED,
    /** A relay removes the payload of a mail. */
    STRIPPED,
    /** A relay gives up on a mail and tells the sender. */
    RETURNED,
    /** Like {@link #RETURNED}, but the relay does not name the mail. */
    RETURNED_UNNAMED,
    /** A relay tells the sender that a mail is delayed. */
    DELAY_REPORTED,
    /** An automatic reply of a person who is away arrives. */
    VACATION,
    /** An advertisement arrives. */
    ADVERTISEMENT,
    /** A part of a message arrives that contradicts the other parts. */
    CONTRADICTED,
    /** A user undeletes an entry. */
    UNDELETED,
    /** Two sites stop being partners. */
    PARTED,
    /** A site withholds an attribute from a partner for a while. */
    LEFT_OUT,
    /** A relay hangs up on a mail, or refuses it, and so do all other relays. */
    NO_RELAY_TAKES,
    /** A relay behind the first finds a mail too large and reports to its writer. */
    TOO_LARGE_FAR_AWAY,
    /** A mail waits that has no way, because the tables have changed. The status must name it. */
    WITHOUT_WAY,
    /** A disk or a person damages entries in a database, and no stamp shows it. */
    DECAYED
}
