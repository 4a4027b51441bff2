package io.bridgehead.gateway;

import io.bridgehead.gateway.exchange.LetterBytes;
import io.bridgehead.gateway.mail.Delivery;
import io.bridgehead.gateway.mail.Envelope;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.Relay;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.mail.SmtpSender;
import io.bridgehead.routing.Connector;
import io.bridgehead.routing.Route;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.RoutingTable;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Letter;
import io.bridgehead.store.NewLetter;
import io.bridgehead.store.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the outbox through one connector, on one thread. It asks for the route when it sends, not
 * when the letter was written, so that a changed table reroutes what waits.
 */
final class Dispatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final int BATCH = 16;

    /** Who we are to the mail world, and what sending needs. */
    record Desk(
            UUID organization,
            SiteId self,
            RoutingAddress address,
            Outbox outbox,
            RoutingTable routes,
            MailCodec mails,
            ReturnPaths returns) {}

    /** The way out: a connector, its relay, and how long to wait after a failure. */
    record Way(Connector connector, Relay relay, Duration firstRetry, Duration longestRetry) {
        Duration backOff(int attempts) {
            Duration doubled = firstRetry.multipliedBy(1L << Math.min(attempts, 20));
            return doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
        }
    }

    private final Desk desk;
    private final Way way;
    private final SmtpSender sender;
    private final InstantSource clock;
    private final Signal signal = new Signal();
    private final Tally tally;
    private volatile boolean stopping;

    Dispatch(Desk desk, Way way, InstantSource clock, Tally tally) {
        this.desk = desk;
        this.way = way;
        this.sender = new SmtpSender(desk.address().domain(), Optional.empty());
        this.clock = clock;
        this.tally = tally;
    }

    /** The name of the connector. */
    String connector() {
        return way.connector().name();
    }

    /** There may be letters. */
    void wake() {
        signal.raise();
    }

    /** Ends after the present letter. */
    void stop() {
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
                if (desk.routes().route(site) instanceof Route.Via via
                        && via.connector().equals(way.connector().name())) {
                    sent |= send(via.address(), site);
                }
            }
            return sent;
        } catch (RuntimeException e) {
            LOG.error(
                    "connector {}: the outbox cannot be read; trying again",
                    way.connector().name(),
                    e);
            return false;
        }
    }

    private boolean send(RoutingAddress to, SiteId site) {
        boolean sent = false;
        for (Letter letter : desk.outbox().due(site, clock.instant(), BATCH)) {
            if (stopping) {
                return false;
            }
            Optional<Failure> failure = send(to, letter.content());
            if (failure.isEmpty()) {
                desk.outbox().sent(letter.number());
                sent = true;
            } else {
                defer(letter, failure.get());
            }
        }
        return sent;
    }

    /** Why a letter was not handed over; {@code permanent} if the relay said so. */
    private record Failure(boolean permanent, String text) {}

    private Optional<Failure> send(RoutingAddress to, NewLetter letter) {
        OutgoingMail mail = new OutgoingMail(
                letter.messageId() + "@" + desk.address().domain(),
                desk.organization(),
                desk.self(),
                letter.to(),
                desk.address(),
                to,
                letter.kind(),
                "Directory replication from " + desk.self() + " to " + letter.to() + ".",
                letter.created(),
                LetterBytes.unpack(letter.payload()));
        Envelope envelope =
                new Envelope(Optional.of(desk.returns().of(letter.messageId(), connector())), to);
        int bytesMax =
                (int) Math.min(way.connector().allowance().messageBytes(), Integer.MAX_VALUE);
        List<byte[]> parts = desk.mails().encodeParts(mail, bytesMax);
        for (byte[] part : parts) {
            Optional<Failure> failure = failure(sender.send(way.relay(), envelope, part));
            if (failure.isPresent()) {
                return failure;
            }
            tally.countSent(part.length);
        }
        return Optional.empty();
    }

    private static Optional<Failure> failure(Delivery delivery) {
        if (delivery instanceof Delivery.Rejected rejected) {
            return Optional.of(new Failure(true, rejected.code() + " " + rejected.text()));
        }
        if (delivery instanceof Delivery.Deferred deferred) {
            return Optional.of(new Failure(false, deferred.code() + " " + deferred.text()));
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            return Optional.of(new Failure(false, unknown.text()));
        }
        return Optional.empty();
    }

    /** Also what was refused for good is tried again, rarely: a person may cure the cause. */
    private void defer(Letter letter, Failure failure) {
        Duration wait = failure.permanent() ? way.longestRetry() : way.backOff(letter.attempts());
        Instant due = clock.instant().plus(wait);
        LOG.info(
                "connector {}: {} to {} waits until {}: {}",
                way.connector().name(),
                letter.content().kind(),
                letter.content().to(),
                due,
                failure.text());
        desk.outbox().deferred(letter.number(), due, failure.text());
    }
}
