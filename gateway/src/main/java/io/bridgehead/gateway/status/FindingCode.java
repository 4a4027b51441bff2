package io.bridgehead.gateway.status;

/**
 * Everything that a status can report. The names are stable: scripts rely on them. docs/findings.md
 * says for each what it means, what causes it and what cures it.
 */
public enum FindingCode {
    /** The database has a partner that the configuration lacks. */
    PARTNER_NOT_CONFIGURED(Severity.ACTION),
    /** The operator has suspended a partner. */
    PARTNER_SUSPENDED(Severity.NOTE),
    /** A partner has been silent for too long, or leaves questions without an answer. */
    NOT_HEARD(Severity.ACTION),
    /** A partner's database was set back to an older state. */
    PARTNER_ROLLED_BACK(Severity.ACTION),
    /** Two servers send mail in the name of one partner. */
    OTHER_SERVER(Severity.ACTION),
    /** Two lives of a partner's database send mail. */
    TWO_LIVES(Severity.ACTION),
    /** A partner follows another life of this site's database. */
    FOLLOWS_OTHER_LIFE(Severity.ACTION),
    /** A partner has changes for us, and only a command asks for them. */
    ASKED_BY_COMMAND_ONLY(Severity.NOTE),
    /** A link with a partner is not at rest. */
    LINK_WORKING(Severity.PROGRESS),
    /** This database was set back, which was noticed and is mended. */
    SET_BACK(Severity.NOTE),
    /** A partner has not sent us everything that a restore lost here. */
    BACKSYNC(Severity.PROGRESS),

    /** The configuration names a context that the database lacks. */
    CONTEXT_NOT_IN_DATABASE(Severity.ACTION),
    /** A context does not travel between this site and its home, which is a partner. */
    HOME_LEFT_OUT(Severity.NOTE),
    /** A partner has sent entries that this gateway cannot read. */
    CANNOT_READ(Severity.ACTION),
    /** A partner has the same changes as we, and yet another content. */
    DIFFERS(Severity.ACTION),
    /** The audit found that the database does not hold what was written to it. */
    DATABASE_DAMAGED(Severity.ACTION),
    /** Deletions are held until the operator approves them. */
    DELETE_BRAKE(Severity.ACTION),
    /** Approved deletions are being applied. */
    APPROVED_DELETIONS(Severity.PROGRESS),
    /** Changes are held because it is not known which server wrote them. */
    HELD_UNKNOWN_EPOCH(Severity.ACTION),
    /** Changes are held because they were written outside the context's home site. */
    HELD_FOREIGN_WRITE(Severity.ACTION),
    /** Changes are held because their entry is in another context here. */
    HELD_OTHER_CONTEXT(Severity.ACTION),
    /** Entries have lost their parent to a deletion at another site. */
    LOST_AND_FOUND(Severity.ACTION),
    /** A clock somewhere is ahead of ours by more than a day. */
    CLOCK_AHEAD(Severity.ACTION),

    /** Mail for a site was tried several times and is still here. */
    CANNOT_SEND(Severity.ACTION),
    /** Mail for a partner came back, and no answer of the partner has arrived since. */
    MAIL_CAME_BACK(Severity.ACTION),
    /** A relay takes only smaller mail than the configuration says, so mail is cut smaller. */
    SIZE_LIMIT_LEARNED(Severity.NOTE),
    /** Mail waits until its connector opens, ends a pause, or may send the bytes of a new day. */
    MAIL_WAITS(Severity.PROGRESS),
    /** No connector will ever take a waiting mail. */
    NO_WAY(Severity.ACTION),
    /** Mail in quarantine could not be used. */
    QUARANTINED(Severity.ACTION),
    /** Mail in quarantine is from a site that is no partner. */
    STRANGER(Severity.ACTION),
    /** Mail in quarantine goes round in circles. */
    LOOPED(Severity.ACTION),
    /** Mail in quarantine is too large for every connector to its site. */
    TOO_LARGE(Severity.ACTION),
    /** The gateway ended several times while it opened one mail, which is in quarantine now. */
    ENDED_GATEWAY(Severity.ACTION),
    /** Mail in quarantine was not written by any gateway. */
    FOREIGN_MAIL(Severity.NOTE),
    /** This program could not handle mail, because of a defect of its own. */
    INTERNAL_ERROR(Severity.ACTION),
    /** A mailbox could not be read several times in a row. */
    MAILBOX_NOT_READ(Severity.ACTION),
    /** A mailbox could not be read the last time. */
    MAILBOX_RECONNECTING(Severity.PROGRESS),
    /** Mail stays in a mailbox because this gateway cannot take it. */
    MAILBOX_LEFT(Severity.ACTION);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
