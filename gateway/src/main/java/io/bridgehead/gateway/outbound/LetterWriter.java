package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.outbound.ConnectorQueue.Departure;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes letters as mails of this site. The same letter through the same connector is the same bytes. */
public final class LetterWriter {
    private static final int ROOM_BYTES = 2_048;

    private final UUID organization;
    private final SiteId self;
    private final RoutingAddress address;
    private final MailCodec codec;
    private final ReturnPaths returnPaths;

    /** Writes mails from {@code self} at {@code address}. */
    public LetterWriter(
            UUID organization,
            SiteId self,
            RoutingAddress address,
            MailCodec codec,
            ReturnPaths returnPaths) {
        this.organization = organization;
        this.self = self;
        this.address = address;
        this.codec = codec;
        this.returnPaths = returnPaths;
    }

    /** A letter as it is sent: one envelope, and one mail, or several that carry it in parts. */
    public record Mails(Envelope envelope, List<byte[]> mails) {}

    /** Reports about forwarded mail that is too large. */
    SizeReports reports() {
        return new SizeReports(self, address);
    }

    /** The host name by which this site calls itself. */
    String domain() {
        return address.domain();
    }

    /** The mails of a letter that departs; none is larger than the way takes. */
    public Mails write(NewLetter letter, Connector connector, Departure departure) {
        RoutingAddress next = departure.next();
        LetterLabel label = letter.label();
        if (label.kind().equals(ForwardedMail.KIND)) {
            ForwardedMail forwarded = ForwardedMail.of(letter.payload());
            return new Mails(new Envelope(forwarded.sender(), next), List.of(forwarded.mail()));
        }
        OutgoingMail mail = new OutgoingMail(
                label.messageId() + "@" + domain(),
                organization,
                new OutgoingMail.End(self, address),
                new OutgoingMail.End(label.to(), next),
                label.kind(),
                "Directory replication from " + self + " to " + label.to() + ".",
                label.created(),
                LetterBytes.unpack(letter.payload()));
        RoutingAddress returns = returnPaths.of(label.messageId(), connector.name());
        int bytesMax = (int) Math.min(departure.mailBytes(), Integer.MAX_VALUE);
        return new Mails(
                new Envelope(Optional.of(returns), next),
                codec.encodeParts(mail, bytesMax - room(bytesMax)));
    }

    /**
     * What is left free in each mail: each gateway on the way adds its name to the trace, and each
     * relay a header line. Without this room, a mail that just fits here is too large at the next hop.
     */
    private static int room(int bytesMax) {
        return Math.max(0, Math.min(ROOM_BYTES, (bytesMax - MailCodec.MIN_MAIL_BYTES) / 8));
    }
}
