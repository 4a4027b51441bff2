package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.outbound.ConnectorQueue.Departure;
import io.bridgehead.gateway.outbound.DeliveryFailure.Blame;
import io.bridgehead.gateway.smtp.Delivery;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.smtp.SmtpSender;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.LetterLabel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the letters of one connector to its relay, on one thread. What leaves here, and when, the
 * {@link ConnectorQueue} decides; this class sends.
 */
public final class ConnectorSender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorSender.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    /** How many letters for one site are sent before the next site has its turn. */
    private static final int BATCH = 16;

    /** The way out: a connector, its relay, and how long to wait after a failure. */
    public record Way(Connector connector, Relay relay, Retry.Pace pace) {}

    private final ConnectorQueue queue;
    private final LetterWriter writer;
    private final Relay relay;
    private final SmtpSender sender;
    private final InstantSource clock;
    private final Tally tally;
    private final Signal signal = new Signal();
    private volatile boolean stopping;

    /** Sends what leaves {@code queue}, as {@code writer} writes it, to {@code relay}. */
    public ConnectorSender(
            ConnectorQueue queue,
            LetterWriter writer,
            Relay relay,
            InstantSource clock,
            Tally tally) {
        this.queue = queue;
        this.writer = writer;
        this.relay = relay;
        this.sender = new SmtpSender(writer.domain());
        this.clock = clock;
        this.tally = tally;
    }

    /** The name of the connector. */
    public String connector() {
        return queue.connector().name();
    }

    /** There may be letters. */
    public void wake() {
        signal.raise();
    }

    /** Ends after the present letter. */
    public void stop() {
        stopping = true;
        signal.raise();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                if (!drain()) {
                    signal.await(LONGEST_REST);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            sender.close();
        }
    }

    /** Tries what is due now; whether any letter was handed over. */
    private boolean drain() {
        try {
            boolean sent = false;
            for (SiteId site : queue.sites()) {
                sent |= drainSite(site);
            }
            return sent;
        } catch (RuntimeException e) {
            LOG.error("connector {}: the outbox cannot be read; trying again", connector(), e);
            return false;
        }
    }

    /** Looks further with each round, as long as all that it finds leaves by other connectors. */
    private boolean drainSite(SiteId site) {
        boolean sent = false;
        for (int limit = BATCH; ; limit *= 8) {
            List<LetterHead> due = queue.due(site, clock.instant(), limit);
            int tried = 0;
            for (LetterHead letter : due) {
                if (stopping || tried == BATCH) {
                    return sent;
                }
                Optional<Departure> departure = queue.take(letter, clock.instant());
                if (departure.isPresent()) {
                    tried++;
                    sent |= sendLetter(departure.get());
                }
            }
            if (tried > 0 || !ConnectorQueue.mayLookFurther(due.size(), limit)) {
                return sent;
            }
        }
    }

    private boolean sendLetter(Departure departure) {
        try {
            Optional<Letter> letter = queue.open(departure);
            return letter.isPresent() && handOver(departure, letter.get());
        } catch (IllegalArgumentException | IllegalStateException unwritable) {
            // A damaged letter, or one that no number of parts can carry, must not stop the others.
            LOG.error(
                    "connector {}: letter {} cannot be written",
                    connector(),
                    departure.letter().number(),
                    unwritable);
            failed(departure, new DeliveryFailure(Blame.MAIL, "cannot be written: " + unwritable));
            return false;
        } finally {
            queue.putBack(departure);
        }
    }

    /** Hands over the mails of a letter, from the first that the relay has not taken yet. */
    private boolean handOver(Departure departure, Letter letter) {
        LetterWriter.Mails written = writer.write(letter.content(), queue.connector(), departure);
        List<byte[]> mails = written.mails();
        for (int i = queue.partsTaken(departure, mails.size()); i < mails.size(); i++) {
            byte[] mail = mails.get(i);
            Delivery delivery = sender.send(relay, written.envelope(), mail);
            if (delivery instanceof Delivery.Delivered taken) {
                queue.announced(taken.announced(), clock.instant());
            }
            Optional<DeliveryFailure> failure = DeliveryFailure.of(delivery);
            if (failure.isPresent()) {
                RetryPolicy.NextTry next = failed(departure, failure.get());
                if (!next.anotherWay()) {
                    tellWriter(departure, letter, failure.get());
                }
                return false;
            }
            tally.countSent(mail.length);
            queue.partTaken(departure, mails.size(), i + 1, mail.length, clock.instant());
        }
        queue.sent(departure, clock.instant());
        return true;
    }

    /** This gateway cannot divide mail of another site, so the writer must learn the limit. */
    private void tellWriter(Departure departure, Letter letter, DeliveryFailure failure) {
        LetterLabel label = letter.label();
        if (failure.size().isEmpty() || !label.kind().equals(ForwardedMail.KIND)) {
            return;
        }
        ForwardedMail mail = ForwardedMail.of(letter.content().payload());
        writer.reports()
                .letter(
                        mail,
                        failure.size().get().told(),
                        failure.text(),
                        clock.instant(),
                        label.expires())
                .ifPresent(report -> {
                    queue.returned(departure, report);
                    LOG.info(
                            "connector {}: mail for {} goes back to {}, which wrote it: {}",
                            connector(),
                            label.to(),
                            report.label().to(),
                            failure.text());
                });
    }

    private RetryPolicy.NextTry failed(Departure departure, DeliveryFailure failure) {
        RetryPolicy.NextTry next = queue.failed(departure, failure, clock.instant());
        Instant due = next.due();
        LOG.info(
                "connector {}: {} to {} {}: {}",
                connector(),
                departure.letter().label().kind(),
                departure.letter().label().to(),
                next.anotherWay()
                        ? "goes another way"
                        : "waits until " + due.truncatedTo(ChronoUnit.SECONDS),
                failure.text());
        return next;
    }
}
