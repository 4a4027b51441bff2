package io.bridgehead.gateway.replication;

/** Every outcome of a step has a name (docs/state-machine.md). */
public enum Verdict {
    /** A page brought changes; everything in it is applied. */
    APPLIED,
    /** As {@link #APPLIED}, and everything through the supplier's snapshot is now here. */
    CAUGHT_UP,
    /** A page was applied out of order: pages before it are missing. */
    APPLIED_BEYOND_GAP,
    /** A page was applied, but some of its entries are held. */
    APPLIED_SOME_HELD,
    /** A page was applied without the entries that could not be read; it counts as missing. */
    APPLIED_SOME_UNREAD,
    /** A page told nothing that was not here already. */
    DUPLICATE,
    /** A page comes from a former epoch of its sender, or from a history not asked for. */
    OBSOLETE,
    /** A page runs over an end that was read before: applied, but not counted before it is proved. */
    APPLIED_UNPROVED,
    /** A message proves that this database was set back: it begins a new life, and asks every partner. */
    SET_BACK,
    /** A page's mark contradicts the history read before: the sender was rolled back. */
    PARTNER_ROLLED_BACK,
    /** A partner speaks in a new epoch: it is read again from the start. */
    PARTNER_REBORN,
    /** A request is answered with its first page. */
    ANSWERED,
    /** A request older than one already accepted; its sender is told the number of that. */
    SUPERSEDED,
    /** A request whose cursor is of another epoch or history. */
    REFUSED_RESYNC,
    /** A request for a scope that is not told to this partner. */
    REFUSED_NOT_OFFERED,
    /** A status said nothing that calls for an answer. */
    NOTED,
    /** A status was answered with ours. */
    STATUS_EXCHANGED,
    /** A refusal made us begin again with that scope. */
    RESYNCING,
    /** A refusal was noted; the scope rests until the partner offers it again. */
    REFUSAL_NOTED,
    /** The message belongs to another organization. */
    WRONG_ORGANIZATION,
    /** The message is for another site. */
    WRONG_SITE,
    /** The sender is not a partner. */
    UNKNOWN_PARTNER,
    /** The sender is a partner with whom nothing is exchanged for now. */
    SUSPENDED,
    /** The sender speaks for a partner's site, and is not its server: two gateways claim one site. */
    OTHER_SERVER,
    /** The mail is damaged, or nothing that this version can read. */
    MALFORMED,
    /** The mail has nothing to do with us. */
    NOT_OURS,
    /** A mail of ours came back: its receiver is asked earlier. */
    BOUNCED,
    /** A mail of ours is delayed, or was handed on: nothing changes. */
    DELIVERY_REPORTED,
    /** A report about a mail that is not ours, or cannot be told. */
    BOUNCE_UNMATCHED,
    /** The mail is for another site, and on its way there. */
    FORWARDED,
    /** The mail is for another site, and has been here before. */
    LOOPED,
    /** The mail is for another site, and too many gateways have had it. */
    TOO_MANY_HOPS,
    /** The mail is for another site, and can leave here by no way, neither now nor later. */
    UNROUTABLE,
    /** The mail is for another site, and larger than any connector to it takes. */
    TOO_LARGE,
    /** The mail was written by a machine on behalf of a person. */
    AUTO_REPLY,
    /** One part of a message that is not whole yet. */
    PART_KEPT,
    /** A part whose message is larger than this gateway takes, or that contradicts its others. */
    PART_REFUSED,
    /** A question about what differs was answered. */
    COMPARED,
    /** What two gateways hold cannot be compared yet: they are still replicating. */
    NOT_COMPARABLE,
    /** Entries that a partner holds differently were taken. */
    REPAIRED,
    /** An answer about what differs leads to the next question. */
    VERIFY_CONTINUED,
    /** A partner holds what we hold. */
    VERIFIED_EQUAL,
    /** A partner holds something else than we, although both have the same changes. */
    VERIFIED_DIFFERENT,
    /** Time: a partner was asked whether it holds what we hold. */
    VERIFY_ASKED,
    /** Time: what a partner holds could not be compared within the time given. */
    VERIFY_GIVEN_UP,
    /** Time: the next page of an answer left. */
    PAGED,
    /** Time: changes were told. */
    TOLD,
    /** Time: a partner was asked. */
    ASKED,
    /** Time: patience ended, and a partner was asked again. */
    ASKED_AGAIN,
    /** Time: a status left. */
    STATUS_SENT,
    /** Time: held entries could be applied after all. */
    RELEASED,
    /** Time: what lay beneath old tombstones was forgotten. */
    COLLECTED,
    /** Time: what was new turned out to be known to the partner already. */
    QUIET,
    /** Time: there is nothing to do yet. */
    IDLE;

    /** Whether mail with this outcome is kept for a person to look at. */
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
