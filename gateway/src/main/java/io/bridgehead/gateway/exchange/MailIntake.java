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
import io.bridgehead.store.Transaction;
import java.time.Instant;

/** What becomes of a mail that has arrived, whatever it is. Never throws because of its bytes. */
public final class MailIntake {
    private final MailCodec mails;
    private final Exchange exchange;
    private final PartIntake parts;

    /** Takes mail in; of messages that travel in parts no more than {@code limits} allow. */
    public MailIntake(MailCodec mails, Exchange exchange, PartLimits limits) {
        this.mails = mails;
        this.exchange = exchange;
        this.parts = new PartIntake(limits);
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
                PartIntake.Kept kept = parts.keep(transaction, part, now);
                return kept.whole().isEmpty()
                        ? kept.outcome()
                        : receive(transaction, mails.join(kept.whole()), now);
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
}
