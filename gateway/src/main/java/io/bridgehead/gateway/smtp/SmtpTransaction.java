package io.bridgehead.gateway.smtp;

import io.bridgehead.gateway.spool.Acceptance;
import io.bridgehead.gateway.spool.Envelope;
import io.bridgehead.gateway.spool.Spool;
import io.bridgehead.gateway.spool.SpoolException;
import io.bridgehead.routing.RoutingAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * One mail on its way in, from MAIL to the end of DATA. The answer to DATA is final: this gateway
 * is responsible for a mail that it stored, and for no other. Used by one thread.
 */
final class SmtpTransaction implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransaction.class);

    private final Spool spool;
    private final Predicate<RoutingAddress> accepted;
    private final Runnable onArrival;
    private final int maxMailBytes;
    private final String peer;
    private Optional<RoutingAddress> sender = Optional.empty();
    private Optional<RoutingAddress> recipient = Optional.empty();

    SmtpTransaction(
            Spool spool,
            Predicate<RoutingAddress> accepted,
            Runnable onArrival,
            int maxMailBytes,
            String peer) {
        this.spool = spool;
        this.accepted = accepted;
        this.onArrival = onArrival;
        this.maxMailBytes = maxMailBytes;
        this.peer = peer;
    }

    /** Bounces come from the empty path, so it is a valid sender. */
    @Override
    public void from(String from) throws RejectException {
        if (spool.isFull()) {
            throw full();
        }
        if (!from.isEmpty()) {
            if (!RoutingAddress.isValid(from)) {
                throw new RejectException(553, "5.1.7 Not a sender this gateway could answer");
            }
            sender = Optional.of(RoutingAddress.of(from));
        }
    }

    @Override
    public void recipient(String to) throws RejectException {
        if (!RoutingAddress.isValid(to) || !accepted.test(RoutingAddress.of(to))) {
            throw new RejectException(550, "5.1.1 No gateway of this name here");
        }
        recipient = Optional.of(RoutingAddress.of(to));
    }

    @Override
    public String data(InputStream data) throws RejectException {
        Envelope envelope = new Envelope(
                sender,
                recipient.orElseThrow(() -> new IllegalStateException("DATA without a recipient")));
        try {
            Acceptance acceptance = store(data, envelope);
            if (acceptance instanceof Acceptance.Stored stored) {
                announce();
                return "2.0.0 Stored as " + stored.id();
            }
            drain(data);
            throw acceptance instanceof Acceptance.TooLarge
                    ? new RejectException(552, "5.3.4 Mail larger than " + maxMailBytes + " bytes")
                    : full();
        } catch (Pace.TooSlow slow) {
            throw new DropConnectionException(421, "4.4.2 Too slow: " + slow.getMessage());
        } catch (IOException gone) {
            LOG.info("mail from {} broke off: {}", peer, gone.toString());
            throw new DropConnectionException(421, "4.4.2 Mail not complete");
        }
    }

    private Acceptance store(InputStream data, Envelope envelope)
            throws IOException, RejectException {
        try {
            return spool.accept(data, envelope, peer, maxMailBytes);
        } catch (SpoolException disk) {
            LOG.error("cannot store mail from {}: {}", peer, disk.getMessage());
            drain(data);
            throw new RejectException(451, "4.3.0 Cannot store mail at present");
        }
    }

    private static RejectException full() {
        return new RejectException(452, "4.3.1 No room for mail at present");
    }

    /** The mail is stored, even if the main loop does not hear of it. */
    private void announce() {
        try {
            onArrival.run();
        } catch (RuntimeException e) {
            LOG.error("a mail has arrived, but the main loop could not be told", e);
        }
    }

    /**
     * Reads the rest of a refused mail, so that the peer sees the refusal, and so that no line of
     * the mail is taken for a command. Gives up after as many bytes as the largest mail has.
     */
    private void drain(InputStream data) throws IOException {
        byte[] buffer = new byte[8192];
        long left = maxMailBytes;
        for (int n = data.read(buffer); n >= 0 && left > 0; n = data.read(buffer)) {
            left -= n;
        }
    }

    @Override
    public void done() {
        // Everything was settled in data().
    }
}
