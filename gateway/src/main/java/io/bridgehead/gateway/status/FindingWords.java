package io.bridgehead.gateway.status;

/** The sentences of all findings: the one place where a finding becomes words. */
final class FindingWords {
    private FindingWords() {}

    static String sentence(Finding finding) {
        return template(finding.code()).with(finding.arguments());
    }

    /** Written so that a full stop can follow. */
    static SentenceTemplate template(FindingCode code) {
        return new SentenceTemplate(
                switch (code) {
                    case PARTNER_NOT_CONFIGURED,
                            PARTNER_SUSPENDED,
                            NOT_HEARD,
                            PARTNER_ROLLED_BACK,
                            OTHER_SERVER,
                            TWO_LIVES,
                            FOLLOWS_OTHER_LIFE,
                            ASKED_BY_COMMAND_ONLY,
                            LINK_WORKING,
                            SET_BACK,
                            BACKSYNC -> ofPartner(code);
                    case CONTEXT_NOT_IN_DATABASE,
                            HOME_LEFT_OUT,
                            CANNOT_READ,
                            DIFFERS,
                            DATABASE_DAMAGED,
                            DELETE_BRAKE,
                            APPROVED_DELETIONS,
                            HELD_UNKNOWN_EPOCH,
                            HELD_FOREIGN_WRITE,
                            HELD_OTHER_CONTEXT,
                            LOST_AND_FOUND,
                            CLOCK_AHEAD -> ofDirectory(code);
                    default -> ofMail(code);
                });
    }

    private static String ofPartner(FindingCode code) {
        return switch (code) {
            case PARTNER_NOT_CONFIGURED ->
                "{site} is a partner in the database, but not in the"
                        + " configuration. Mail for it has no way. Put its <partner> back into the"
                        + " configuration, or remove the partner";
            case PARTNER_SUSPENDED ->
                "{site} is suspended: nothing is exchanged with it until"
                        + " you resume it[. Then this site tells it {untold|1 USN|# USNs}]";
            case NOT_HEARD ->
                "{site} [was last heard at {lastHeard}][has {never} been heard][ and left"
                        + " {questions|1 question|# questions} without an answer]. Check that"
                        + " its gateway runs and that mail goes both ways";
            case PARTNER_ROLLED_BACK ->
                "{site} no longer has changes that it once sent to this"
                        + " site: its database was set back to an older state";
            case OTHER_SERVER ->
                "mail came in the name of {site} from another server than {server}. Two gateways"
                        + " claim that site, or its server was renamed. Mail of the other server"
                        + " is not applied. This finding ends when {server} answers our next"
                        + " status";
            case TWO_LIVES ->
                "two gateways run for {site}: mail of a former life of its database still comes,"
                        + " written after the life that this site follows began, and is dropped."
                        + " Known here are, the followed one first: {lives}. Stop one of the two"
                        + " gateways; at the one that is to live, let its operator run 'claim'";
            case FOLLOWS_OTHER_LIFE ->
                "{site} follows another life of this site's database, and drops mail of this one:"
                        + " another gateway runs, or ran, for {self}. Known here are {lives}. Stop"
                        + " the other gateway, then claim the site here; or stop this one";
            case ASKED_BY_COMMAND_ONLY ->
                "{site} has changes that this site has not read. Its"
                        + " schedule is 'never', so only a command asks for them";
            case SET_BACK ->
                "messages proved {times|once|# times} since the start that this database was set"
                        + " back to an older state. It began the epoch {epoch}. It asks its"
                        + " partners for what it lost. If its files were not replaced, a second"
                        + " gateway runs for this site";
            case LINK_WORKING -> "{site}: {state}";
            case BACKSYNC ->
                "backsync: {site} has not given back all that this site lost ({read} of"
                        + " {contexts|1 context|# contexts} read)";
            default -> throw new IllegalArgumentException("no sentence for " + code);
        };
    }

    private static String ofDirectory(FindingCode code) {
        return switch (code) {
            case CONTEXT_NOT_IN_DATABASE ->
                "naming context {context} is in the configuration, but"
                        + " not in the database. Only 'init' makes contexts";
            case HOME_LEFT_OUT ->
                "{context} is left out between this site and its home {home}, so this site may be"
                        + " behind, and so may the sites that get it from here. The true source is"
                        + " {home}[; {none} other partner offers it][; {others} may bring it, unless"
                        + " {others} gets it from here]";
            case CANNOT_READ ->
                "{site} has sent {entries|an entry|# entries} of {context} that cannot be read"
                        + " here[, the first is {entry}]: {reason}. Everything else is applied."
                        + " If a limit is the reason, raise it to the value that {site} has and"
                        + " restart this gateway: it asks for {entries|the entry|the entries}"
                        + " again";
            case DATABASE_DAMAGED ->
                "the audit of {at} found that the database does not hold what was written to it"
                        + "[. Entries were removed, added or set back in {contexts}; the totals are"
                        + " corrected, so that partners notice][. These entries were altered: {entries}]"
                        + "[. Not everything could be read: {failure}]. A disk or a hand did that. Let"
                        + " partners repair it, or restore a backup";
            case DIFFERS ->
                "{site} and this site have the same changes of {context}, but not the"
                        + " same content[: {entries|1 entry differs|# entries differ}]";
            case DELETE_BRAKE ->
                "{changes|1 deletion|# deletions} in {context}"
                        + " {changes|is|are} held: partners deleted more than the delete brake"
                        + " lets through."
                        + " Approve the deletions, or undelete the entries where they were deleted";
            case APPROVED_DELETIONS ->
                "{changes|1 approved deletion|# approved deletions} in"
                        + " {context} {changes|is|are} being applied";
            case HELD_UNKNOWN_EPOCH ->
                held("written by a server that is not known here. This site applies them"
                        + " as soon as a partner says to which site the server belongs");
            case HELD_FOREIGN_WRITE ->
                held("written at a site that is not the context's home. Have"
                        + " the change made at the home site, then drop what is held");
            case HELD_OTHER_CONTEXT ->
                held("for an entry that is in another context here. Keep the"
                        + " entry that is here, and drop what is held");
            case LOST_AND_FOUND ->
                "{entries|1 entry stands|# entries stand} below {container}, for example"
                        + " {example}: another site deleted the parent, or two sites moved"
                        + " entries below one another. Move each to a new place"
                        + " (changetype: moddn), or delete it";
            case CLOCK_AHEAD ->
                "changes[ of {writers}] are dated up to {latest}, more than a day"
                        + " ahead of this clock. This site applies them. Until that time, each"
                        + " later change"
                        + " gets a later date than these. Set the clocks right";
            default -> throw new IllegalArgumentException("no sentence for " + code);
        };
    }

    private static String held(String why) {
        return "{changes|1 change|# changes} in {context} {changes|is|are} held: " + why;
    }

    private static String ofMail(FindingCode code) {
        return switch (code) {
            case CANNOT_SEND ->
                "mail for {site} was tried {attempts} times and could not be sent:" + " {reason}";
            case MAIL_CAME_BACK ->
                "{mails|1 mail|# mails} for {site}[, sent by connector {connector},]"
                        + " {mails|has|have} come back, the latest at {last}: {reason}. Check the"
                        + " routing address of {site}";
            case SIZE_LIMIT_LEARNED ->
                "mail for {site} by connector {connector} is cut to {bytes} bytes since {since},"
                        + " because a relay refused larger mail: {reason}. Set max-message-size of"
                        + " the connector to what the relay takes; or raise the limit of the relay,"
                        + " and then forget the learned one";
            case MAIL_WAITS -> "{mails|1 mail|# mails} to {sites} {mails|waits|wait} for {reason}";
            case NO_WAY ->
                "no connector takes a mail of {bytes} bytes for {site}: {reasons}. It"
                        + " waits until {expires} for another connector or a larger limit";
            case QUARANTINED ->
                "{mails|1 mail|# mails} could not be used and"
                        + " {mails|waits|wait} in quarantine with the reason. Drop or reprocess"
                        + " {mails|it|them}";
            case STRANGER ->
                "{mails|1 mail in quarantine is|# mails in quarantine are} from a site that is no"
                        + " partner here. The first is mail {id}: {reason}";
            case LOOPED ->
                "{mails|1 mail|# mails} for another site came round in a circle and"
                        + " {mails|is|are} in quarantine. The first is mail {id}: {reason}. Follow the"
                        + " path with 'route explain' at each site";
            case TOO_LARGE ->
                "{mails|1 mail is|# mails are} too large for every connector to its"
                        + " site. The first is mail {id} in quarantine: {reason}";
            case ENDED_GATEWAY ->
                "this gateway ended again and again while it opened {mails|1 mail|# mails}, now in"
                        + " quarantine. The first is mail {id}: {reason}. See that the gateway has"
                        + " memory enough, and report it with the mail and the log";
            case FOREIGN_MAIL ->
                "{mails|1 mail|# mails} in quarantine {mails|was|were} not written"
                        + " by a gateway, for example spam";
            case INTERNAL_ERROR ->
                "this program could not handle {mails|1 mail|# mails} since the start, because of"
                        + " a defect of its own. Please report it with the log";
            case MAILBOX_NOT_READ ->
                "mailbox {mailbox} could not be read {failures|the last time|# times in a row}:"
                        + " {reason}";
            case MAILBOX_RECONNECTING -> "mailbox {mailbox}: reconnecting after {reason}";
            case MAILBOX_LEFT ->
                "{mails|1 mail stays|# mails stay} in mailbox {mailbox} because this"
                        + " gateway cannot take {mails|it|them}, for example {example}. Raise"
                        + " max-message-size, or remove {mails|it|them} there";
            default -> throw new IllegalArgumentException("no sentence for " + code);
        };
    }
}
