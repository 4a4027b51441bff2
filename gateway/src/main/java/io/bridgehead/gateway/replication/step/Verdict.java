package io.bridgehead.gateway.replication.step;

/** The outcome of a step. docs/state-machine.md says when each occurs. */
public enum Verdict {
    /** A page brought changes; everything in it is applied. */
    APPLIED,
    /** A page was applied, and everything through the supplier's snapshot is now here. */
    CAUGHT_UP,
    /** A page was applied out of order: pages before it are missing. */
    APPLIED_BEYOND_GAP,
    /** A page was applied, but some of its entries are held. */
    APPLIED_SOME_HELD,
    /** A page was applied without the entries that could not be read; it counts as missing. */
    APPLIED_SOME_UNREAD,
    /** A page brought what this site had lost and its partner found. */
    BACKSYNC_TAKEN,
    /** A page whose whole range was received before. */
    DUPLICATE,
    /** A message that no longer serves: of a former epoch, or an answer to no open question. */
    OBSOLETE,
    /** A page was applied, but does not count as read: something in its range may be missing. */
    APPLIED_UNPROVED,
    /**
     * A message proves that this database was set back: it begins a new life and asks every
     * partner.
     */
    SET_BACK,
    /**
     * A mark of a page contradicts the history that we read: the sender's database was set back.
     */
    PARTNER_ROLLED_BACK,
    /** A partner speaks in a new epoch: it is read again from the start. */
    PARTNER_REBORN,
    /** A request is answered with its first page. */
    ANSWERED,
    /** A request is older than the last accepted one. */
    SUPERSEDED,
    /** A request has a cursor of another epoch, so the requester must ask from zero. */
    REFUSED_RESYNC,
    /** A request is for a scope that this partner does not get. */
    REFUSED_NOT_OFFERED,
    /** A status was handled; its sender wants no reply. */
    NOTED,
    /** A status was handled and answered with ours. */
    STATUS_EXCHANGED,
    /** After a refusal we read that scope from zero. */
    RESYNCING,
    /** A refusal was noted; it was late, or the scope rests until the partner offers it again. */
    REFUSAL_NOTED,
    /** The message belongs to another organization. */
    WRONG_ORGANIZATION,
    /** The message is for another site. */
    WRONG_SITE,
    /** The sender is not a partner. */
    UNKNOWN_PARTNER,
    /** The sender is a partner that the operator has suspended. */
    SUSPENDED,
    /** The sender claims a partner's site but is another server: two gateways claim one site. */
    OTHER_SERVER,
    /** The mail is damaged, or this version cannot read it. */
    MALFORMED,
    /** No gateway wrote the mail. */
    NOT_OURS,
    /** A mail of ours came back: its receiver is asked earlier. */
    BOUNCED,
    /** A mail of ours is delayed, or was handed on: nothing changes. */
    DELIVERY_REPORTED,
    /** A delivery report names no message of ours. */
    BOUNCE_UNMATCHED,
    /** The mail is for another site, and was put into the outbox. */
    FORWARDED,
    /** The mail is for another site, and has been here before. */
    LOOPED,
    /** The mail is for another site, and too many gateways have had it. */
    TOO_MANY_HOPS,
    /** The mail is for another site, and no way leads there, neither now nor later. */
    UNROUTABLE,
    /** The mail is for another site, and is larger than each connector to that site takes. */
    TOO_LARGE,
    /** It is for another site and too large to be passed on; the site that wrote it is told. */
    RETURNED,
    /** A mail program wrote the mail automatically, such as a notice of absence. */
    AUTO_REPLY,
    /** The mail has one part of a message, and other parts are missing. */
    PART_KEPT,
    /**
     * The mail has a part of a message that is too large, or a part that contradicts the others.
     */
    PART_REFUSED,
    /** A question of a comparison was answered. */
    COMPARED,
    /** Two gateways cannot compare yet, because one of them lacks changes, or holds parts. */
    NOT_COMPARABLE,
    /** Entries were taken that the partner holds differently. */
    REPAIRED,
    /** An answer of a comparison leads to the next question. */
    VERIFY_CONTINUED,
    /** The partner holds what we hold. */
    VERIFIED_EQUAL,
    /** The partner's entries differ from ours, although both have the same changes. */
    VERIFIED_DIFFERENT,
    /** Duty: a question of a comparison was sent. */
    VERIFY_ASKED,
    /** Duty: the deadline of a comparison came. */
    VERIFY_GIVEN_UP,
    /** Duty: the next page of an answer was sent. */
    PAGED,
    /** Duty: a page of news was sent. */
    TOLD,
    /** Duty: a request was sent. */
    ASKED,
    /** Duty: a flagged request was sent: give back what this site lost. */
    BACKSYNC_ASKED,
    /** Duty: the next page of what a partner had lost was sent. */
    BACKSYNC_GIVEN,
    /** Duty: patience ended, and the request was sent again. */
    ASKED_AGAIN,
    /** Duty: a status was sent. */
    STATUS_SENT,
    /** Duty: held parts were applied. */
    RELEASED,
    /** Duty: the contents of old tombstones were forgotten. */
    COLLECTED,
    /** Duty: the partner holds the news already, so nothing was sent. */
    QUIET,
    /** No duty is due. */
    IDLE;

    /** Whether the mail goes to quarantine, so that a person can look at it. */
    public boolean isQuarantined() {
        return switch (this) {
            case WRONG_ORGANIZATION,
                    WRONG_SITE,
                    UNKNOWN_PARTNER,
                    OTHER_SERVER,
                    MALFORMED,
                    NOT_OURS,
                    LOOPED,
                    TOO_MANY_HOPS,
                    UNROUTABLE,
                    TOO_LARGE,
                    PART_REFUSED -> true;
            default -> false;
        };
    }
}
