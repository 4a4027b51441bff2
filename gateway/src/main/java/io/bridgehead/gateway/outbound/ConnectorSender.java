package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.control.Tally;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.smtp.Relay;
import io.bridgehead.gateway.smtp.SmtpSender;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.routing.Candidate;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Retry;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.Selection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Outbox;
import io.bridgehead.store.letter.Letter;
import io.bridgehead.store.letter.LetterHead;
import io.bridgehead.store.letter.NewLetter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the outbox through one connector, on one thread. The way of a letter is chosen when it is
 * sent, not when it was written, so that a changed table, a closed window or a failed connector
 * reroutes what waits.
 */
public final class ConnectorSender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorSender.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final int BATCH = 16;

    /** How far to look for a letter that goes this way behind those that go another. */
    private static final int LOOK_AHEAD_MAX = 8_192;

    /** Who we are to the mail world, and what sending needs. */
    public record Desk(
            UUID organization,
            SiteId self,
            RoutingAddress address,
            Outbox outbox,
            ConnectorHealth health,
            RouteQueries queries,
            MailCodec mails,
            ReturnPaths returns) {}

    /** The way out: a connector, its relay, and how long to wait after a failure. */
    public record Way(Connector connector, Relay relay, Retry.Pace pace) {}

    private final Desk desk;
    private final Way way;
    private final SmtpSender sender;
    private final InstantSource clock;
    private final Signal signal = new Signal();
    private final Tally tally;
    private volatile boolean stopping;

    public ConnectorSender(Desk desk, Way way, InstantSource clock, Tally tally) {
        this.desk = desk;
        this.way = way;
        this.sender = new SmtpSender(desk.address().domain(), Optional.empty());
        this.clock = clock;
        this.tally = tally;
    }

    /** The name of the connector. */
    public String connector() {
        return way.connector().name();
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

    /** Tries what is due now; whether anything was handed over. */
    private boolean drain() {
        try {
            boolean sent = false;
            for (SiteId site : desk.outbox().sites()) {
                if (leadsTo(site)) {
                    sent |= send(site);
                }
            }
            return sent;
        } catch (RuntimeException e) {
            LOG.error("connector {}: the outbox cannot be read; trying again", connector(), e);
            return false;
        }
    }

    private boolean leadsTo(SiteId site) {
        return desk.health().table().candidates(site).stream()
                .anyMatch(each -> each.connector().name().equals(connector()));
    }

    private boolean send(SiteId site) {
        boolean sent = false;
        for (LetterHead letter : ours(site)) {
            if (stopping) {
                return false;
            }
            sent |= send(letter);
        }
        return sent;
    }

    private List<LetterHead> ours(SiteId site) {
        for (int window = BATCH; ; window *= 8) {
            List<LetterHead> due = desk.outbox().dueHeads(site, clock.instant(), window);
            List<LetterHead> ours = due.stream()
                    .filter(each -> address(each).isPresent())
                    .limit(BATCH)
                    .toList();
            if (!ours.isEmpty() || due.size() < window || window >= LOOK_AHEAD_MAX) {
                return ours;
            }
        }
    }

    /** Where this letter goes through this connector now; empty if it goes another way, or later. */
    private Optional<RoutingAddress> address(LetterHead letter) {
        Instant now = clock.instant();
        Selection selection = desk.health()
                .selectBy(connector(), letter.label().to(), desk.queries().of(letter), now);
        return selection
                .chosen()
                .filter(each -> selection.isReady(now))
                .filter(each -> each.connector().name().equals(connector()))
                .map(Candidate::address);
    }

    /** Another connector may have the letter in hand, if the table has changed while it was sent. */
    private boolean send(LetterHead head) {
        if (!desk.health().take(head)) {
            return false;
        }
        try {
            Optional<RoutingAddress> to = address(head);
            Optional<Letter> letter = to.isPresent() ? desk.outbox().open(head) : Optional.empty();
            if (letter.isEmpty()) {
                return false;
            }
            Optional<DeliveryFailure> failure = send(to.get(), letter.get().content());
            if (failure.isPresent()) {
                failed(head, failure.get());
                return false;
            }
            desk.outbox().sent(head.number(), desk.health().carried(connector(), clock.instant()));
            desk.health().forget(head);
            return true;
        } finally {
            desk.health().putBack(head);
        }
    }

    private Optional<DeliveryFailure> send(RoutingAddress to, NewLetter letter) {
        if (letter.label().kind().equals(ForwardedMail.KIND)) {
            ForwardedMail freight = ForwardedMail.of(letter.payload());
            return send(new Envelope(freight.sender(), to), List.of(freight.mail()));
        }
        OutgoingMail mail = new OutgoingMail(
                letter.label().messageId() + "@" + desk.address().domain(),
                desk.organization(),
                desk.self(),
                letter.label().to(),
                desk.address(),
                to,
                letter.label().kind(),
                "Directory replication from " + desk.self() + " to "
                        + letter.label().to() + ".",
                letter.label().created(),
                LetterBytes.unpack(letter.payload()));
        Envelope envelope = new Envelope(
                Optional.of(desk.returns().of(letter.label().messageId(), connector())), to);
        int bytesMax =
                (int) Math.min(way.connector().allowance().messageBytes(), Integer.MAX_VALUE);
        return send(envelope, desk.mails().encodeParts(mail, bytesMax));
    }

    private Optional<DeliveryFailure> send(Envelope envelope, List<byte[]> mails) {
        for (byte[] mail : mails) {
            Optional<DeliveryFailure> failure =
                    DeliveryFailure.of(sender.send(way.relay(), envelope, mail));
            if (failure.isPresent()) {
                return failure;
            }
            tally.countSent(mail.length);
            desk.health().passed(connector(), mail.length, clock.instant());
        }
        return Optional.empty();
    }

    /**
     * A way not tried yet is tried at once. Also what was refused for good is tried again, rarely: a
     * person may cure the cause.
     */
    private void failed(LetterHead letter, DeliveryFailure failure) {
        Instant now = clock.instant();
        if (failure.blame() == DeliveryFailure.Blame.CONNECTOR) {
            desk.health().broke(connector(), way.pace(), now, failure.text());
        }
        if (failure.blame() != DeliveryFailure.Blame.NOBODY
                || letter.attempts() >= DeliveryFailure.PATIENCE) {
            desk.health().triedInVain(letter, connector());
        }
        Instant due = now.plus(
                failure.blame() == DeliveryFailure.Blame.MAIL
                        ? way.pace().longest()
                        : way.pace().after(letter.attempts() + 1));
        boolean hasAnother = desk.health()
                .selectBy(connector(), letter.label().to(), desk.queries().of(letter), now)
                .chosen()
                .map(each -> each.connector().name())
                .filter(each -> desk.health().tries(letter, each) == 0)
                .filter(each -> !each.equals(connector()))
                .isPresent();
        due = hasAnother ? now : due;
        LOG.info(
                "connector {}: {} to {} {}: {}",
                connector(),
                letter.label().kind(),
                letter.label().to(),
                hasAnother ? "goes another way" : "waits until " + due,
                failure.text());
        desk.outbox().deferred(letter.number(), due, failure.text());
    }
}
