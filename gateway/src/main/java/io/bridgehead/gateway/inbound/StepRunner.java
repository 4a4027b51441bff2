package io.bridgehead.gateway.inbound;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.outbound.LetterBytes;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.wire.WireCodec;
import io.bridgehead.gateway.wire.WireLimits;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.time.Instant;

/**
 * Turns messages into steps and steps into rows: what a step changes and what it sends become
 * durable together, with the transaction that it is given.
 */
public final class StepRunner {
    private static final String PAGES = "pages ";

    private final Replication replication;
    private final WireLimits limits;

    /** Exchanges messages decided by {@code replication}, of no more than {@code limits}. */
    public StepRunner(Replication replication, WireLimits limits) {
        this.replication = replication;
        this.limits = limits;
    }

    /** Handles one message in the wire format; whatever its bytes are, the answer is an outcome. */
    public Handled receive(Transaction transaction, byte[] payload, Instant now) {
        return WireCodec.decode(payload, limits)
                .match(
                        message -> handled(transaction, message, now),
                        malformed -> new Handled(
                                Verdict.MALFORMED, malformed.reason() + ", " + malformed.detail()));
    }

    private Handled handled(Transaction transaction, Message message, Instant now) {
        Verdict verdict = receive(transaction, message, now);
        return new Handled(verdict, Strangers.describe(verdict, message.header(), transaction));
    }

    /**
     * A request that does not continue an earlier one counts the pages on their way as lost, and asks
     * for their content again. So those that still wait here are withdrawn: while a link is down, each
     * repeated request would otherwise leave another copy.
     */
    private Verdict receive(Transaction transaction, Message message, Instant now) {
        Step step = replication.receive(message, transaction, now);
        if (message instanceof UpdateRequest request
                && !request.options().continues()
                && step.verdict() == Verdict.ANSWERED) {
            transaction.withdraw(request.header().sender().site(), pages(request.context()));
        }
        return perform(transaction, step);
    }

    /** Does at most one thing that is due; {@link Verdict#IDLE} if nothing is. */
    public Verdict tick(Transaction transaction, Instant now) {
        return perform(transaction, replication.tick(transaction, now));
    }

    /** When something is due at the latest. */
    public Instant nextDue(Directory directory, Instant now) {
        return replication.nextDue(directory, now);
    }

    /** Mail to {@code site} came back. */
    Verdict undelivered(Transaction transaction, SiteId site, Instant now) {
        return perform(transaction, replication.undelivered(site, transaction, now));
    }

    /** Writes what a step says; the answer is its verdict. */
    public Verdict perform(Transaction transaction, Step step) {
        transaction.write(step.changes());
        step.outgoing().forEach(message -> post(transaction, letter(message)));
        return step.verdict();
    }

    /** Pages stand beside each other; any other letter takes the place of those on its topic. */
    private static void post(Transaction transaction, NewLetter letter) {
        LetterLabel label = letter.label();
        if (!label.topic().startsWith(PAGES)) {
            transaction.withdraw(label.to(), label.topic());
        }
        transaction.post(letter);
    }

    private static String pages(ContextId context) {
        return PAGES + context;
    }

    private NewLetter letter(Message message) {
        return new NewLetter(
                new LetterLabel(
                        message.header().receiver(),
                        message.header().id(),
                        topic(message),
                        kind(message),
                        message.header().created(),
                        message.header().expires()),
                LetterBytes.pack(WireCodec.encode(message)));
    }

    /** What queues and subjects call it: an operator sees there which requests are flagged. */
    private static String kind(Message message) {
        return message instanceof UpdateRequest request && request.recovery().backsync()
                ? "BacksyncRequest"
                : message.getClass().getSimpleName();
    }

    /** A newer question about one scope makes the older one pointless, and so does a newer status. */
    private static String topic(Message message) {
        return message.match(
                request -> "ask " + request.context(),
                update -> pages(update.context()),
                status -> status.replyWanted() ? "status" : "status reply",
                refusal -> "",
                comparison -> comparison instanceof Verify
                        ? "verify " + comparison.offer().context().id()
                        : "");
    }
}
