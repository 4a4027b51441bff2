package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.outbound.LetterWriter;
import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.gateway.simulation.plan.MailPlan.Handling;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.NewLetter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Wraps messages for the network: as mail, in parts if needed, or bare, which is quicker. */
final class MailWrapping {
    private final UUID organization;
    private final Handling handling;
    private final MailCodec mails = new MailCodec();

    MailWrapping(UUID organization, Handling handling) {
        this.organization = organization;
        this.handling = handling;
    }

    /** Wraps {@code message}, which is in the wire format, into one mail or several. */
    List<byte[]> wrap(SiteId from, NewLetter letter, byte[] message) {
        if (!handling.asMail()) {
            return List.of(message);
        }
        RoutingAddress sender = MailPlan.address(from);
        OutgoingMail mail = new OutgoingMail(
                letter.label().messageId() + "@" + sender.domain(),
                organization,
                new OutgoingMail.End(from, sender),
                new OutgoingMail.End(
                        letter.label().to(), MailPlan.address(letter.label().to())),
                letter.label().kind(),
                "Directory replication from " + from + " to " + letter.label().to() + ".",
                letter.label().created(),
                message);
        return mails.encodeParts(mail, handling.bytesMax());
    }

    /** Writes the letters of a site for the connector by which each of them leaves. */
    LetterWriter writer(SiteId site) {
        return new LetterWriter(
                organization, site, MailPlan.address(site), mails, ReturnPaths.NONE);
    }

    /** Decodes a mail that arrived. */
    DecodedMail open(byte[] mail) {
        return handling.asMail()
                ? mails.decode(mail)
                : new DecodedMail.Payload(mail, Optional.empty());
    }
}
