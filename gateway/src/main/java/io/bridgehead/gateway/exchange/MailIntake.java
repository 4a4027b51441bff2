package io.bridgehead.gateway.exchange;

import io.bridgehead.gateway.mail.Decoded;
import io.bridgehead.gateway.mail.Decoded.AutoReply;
import io.bridgehead.gateway.mail.Decoded.Bounce;
import io.bridgehead.gateway.mail.Decoded.Malformed;
import io.bridgehead.gateway.mail.Decoded.NotOurs;
import io.bridgehead.gateway.mail.Decoded.Part;
import io.bridgehead.gateway.mail.Decoded.Payload;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.replication.Verdict;
import io.bridgehead.store.MessagePart;
import io.bridgehead.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of a mail that has arrived, whatever it is. Never throws because of its bytes. */
public final class MailIntake {
    private final MailCodec mails;
    private final Exchange exchange;
    private final Duration partsKept;

    /**
     * Takes mail in.
     *
     * @param partsKept how long the parts of a message wait for each other
     */
    public MailIntake(MailCodec mails, Exchange exchange, Duration partsKept) {
        this.mails = mails;
        this.exchange = exchange;
        this.partsKept = partsKept;
    }

    /** Opens a mail; pure, and so to be done before the transaction begins. */
    public Decoded open(byte[] mail) {
        return mails.decode(mail);
    }

    /** Acts on an opened mail: one step, in the transaction given. */
    public Outcome receive(Transaction transaction, Decoded mail, Instant now) {
        return mail.match(new Decoded.Cases<Outcome>() {
            @Override
            public Outcome payload(Payload payload) {
                return exchange.receive(transaction, payload.xml(), now);
            }

            @Override
            public Outcome part(Part part) {
                return keep(transaction, part, now);
            }

            @Override
            public Outcome bounce(Bounce bounce) {
                return new Outcome(Verdict.BOUNCED, bounce.report().toString());
            }

            @Override
            public Outcome autoReply(AutoReply reply) {
                return new Outcome(Verdict.AUTO_REPLY, reply.reason());
            }

            @Override
            public Outcome notOurs(NotOurs notOurs) {
                return new Outcome(Verdict.NOT_OURS, notOurs.reason());
            }

            @Override
            public Outcome malformed(Malformed malformed) {
                return new Outcome(
                        Verdict.MALFORMED, malformed.reason() + ", " + malformed.detail());
            }
        });
    }

    private Outcome keep(Transaction transaction, Part part, Instant now) {
        List<MessagePart> kept = transaction.keepPart(new MessagePart(
                part.wholeId(),
                part.number(),
                part.count(),
                part.sha256OfWhole(),
                now.plus(partsKept),
                part.bytes()));
        if (kept.size() < part.count()) {
            return new Outcome(
                    Verdict.PART_KEPT, kept.size() + " of " + part.count() + " parts are here");
        }
        transaction.dropParts(part.wholeId(), now);
        return receive(
                transaction, mails.join(kept.stream().map(MailIntake::part).toList()), now);
    }

    private static Part part(MessagePart kept) {
        return new Part(kept.message(), kept.number(), kept.count(), kept.sha256(), kept.bytes());
    }
}
