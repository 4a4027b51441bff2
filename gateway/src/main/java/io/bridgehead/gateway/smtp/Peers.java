package io.bridgehead.gateway.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Counts connections for each network address, and ends those that send no mail. Thread-safe. */
final class Peers implements SessionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);

    private final int maxPerPeer;
    private final Duration patience;
    private final Map<InetAddress, Integer> connections = new ConcurrentHashMap<>();
    private final Map<Session, Long> progress = new ConcurrentHashMap<>();

    Peers(ListenerSettings settings) {
        this.maxPerPeer = settings.connections().perPeer();
        this.patience = settings.patience()
                .mailDeadline()
                .plus(settings.patience().idle())
                .multipliedBy(2);
    }

    @Override
    public SessionAcceptance accept(Session session) {
        InetAddress peer = session.getRemoteAddress().getAddress();
        if (connections.merge(peer, 1, Integer::sum) > maxPerPeer) {
            release(peer);
            return SessionAcceptance.failure(
                    421, "4.7.0 Too many connections from " + peer.getHostAddress());
        }
        progress(session);
        return SessionAcceptance.success();
    }

    @Override
    public void onSessionEnd(Session session) {
        progress.remove(session);
        release(session.getRemoteAddress().getAddress());
    }

    private void release(InetAddress peer) {
        connections.computeIfPresent(peer, (address, n) -> n > 1 ? n - 1 : null);
    }

    /** A mail has begun. */
    void progress(Session session) {
        progress.put(session, System.nanoTime());
    }

    /** Ends connections on which no mail has begun for longer than any mail may take. */
    void sweep() {
        long now = System.nanoTime();
        progress.forEach((session, since) -> {
            if (now - since > patience.toNanos()) {
                LOG.info(
                        "closing a connection from {}: no mail for {}",
                        session.getRemoteAddress(),
                        patience);
                close(session);
            }
        });
    }

    private static void close(Session session) {
        try {
            session.closeSocket();
        } catch (IOException e) {
            LOG.debug("already closed: {}", e.toString());
        }
    }
}
