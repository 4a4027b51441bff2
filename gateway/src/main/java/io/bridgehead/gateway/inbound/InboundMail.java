package io.bridgehead.gateway.inbound;

import io.bridgehead.gateway.mail.Arrival;
import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.DecodedMail.AutoReply;
import io.bridgehead.gateway.mail.DecodedMail.Bounce;
import io.bridgehead.gateway.mail.DecodedMail.Malformed;
import io.bridgehead.gateway.mail.DecodedMail.NotOurs;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.outbound.BounceWatch;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a mail that has arrived, whatever it is. Never throws because of its bytes. */
public final class InboundMail {
    private final MailCodec mails;
    private final StepRunner runner;
    private final PartIntake parts;
    private final BounceIntake bounces;
    private final ReturnPaths paths;

    /** Takes mail in; bounces are told by the message ids that they quote. */
    public InboundMail(MailCodec mails, StepRunner runner, PartLimits limits) {
        this(mails, runner, limits, ReturnPaths.NONE, BounceWatch.NONE);
    }

    /**
     * Takes mail in; of messages that travel in parts no more than {@code limits} allow.
     *
     * @param paths to tell which of our messages came back
     * @param watch hears of those
     */
    public InboundMail(
            MailCodec mails,
            StepRunner runner,
            PartLimits limits,
            ReturnPaths paths,
            BounceWatch watch) {
        this.mails = mails;
        this.runner = runner;
        this.parts = new PartIntake(limits);
        this.paths = paths;
        this.bounces = new BounceIntake(runner, paths, watch);
    }

    /**
     * Opens a mail. This needs no transaction, so it is done before one begins.
     *
     * @param sender as the envelope says; empty for the null path
     * @param recipient as the envelope says
     */
    public DecodedMail open(
            byte[] mail, Optional<RoutingAddress> sender, RoutingAddress recipient) {
        return mails.decode(mail, new Arrival(sender, recipient, paths));
    }

    /** Acts on an opened mail: one step, in the transaction given. */
    public Handled receive(Transaction transaction, DecodedMail mail, Instant now) {
        return mail.match(new DecodedMail.Cases<Handled>() {
            @Override
            public Handled payload(Payload payload) {
                return runner.receive(transaction, payload.xml(), now);
            }

            @Override
            public Handled part(Part part) {
                PartIntake.Kept kept = parts.keep(transaction, part, now);
                return kept.whole().isEmpty()
                        ? kept.outcome()
                        : receive(transaction, mails.join(kept.whole()), now);
            }

            @Override
            public Handled bounce(Bounce bounce) {
                return bounces.receive(transaction, bounce, now);
            }

            @Override
            public Handled autoReply(AutoReply reply) {
                return new Handled(Verdict.AUTO_REPLY, reply.reason());
            }

            @Override
            public Handled notOurs(NotOurs notOurs) {
                return new Handled(Verdict.NOT_OURS, notOurs.reason());
            }

            @Override
            public Handled malformed(Malformed malformed) {
                return new Handled(
                        Verdict.MALFORMED, malformed.reason() + ", " + malformed.detail());
            }
        });
    }
}
