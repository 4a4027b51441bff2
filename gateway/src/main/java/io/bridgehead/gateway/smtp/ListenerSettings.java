package io.bridgehead.gateway.smtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the listener takes mail, and which limits it sets to a peer.
 *
 * @param address where to listen; port 0 takes any free one
 * @param hostName what the gateway calls itself in its greeting
 * @param maxMailBytes the largest mail, told to peers as SIZE
 * @param tls the listener offers STARTTLS if this is present
 */
public record ListenerSettings(
        InetSocketAddress address,
        String hostName,
        int maxMailBytes,
        Connections connections,
        Patience patience,
        Optional<SSLContext> tls) {

    public ListenerSettings {
        if (maxMailBytes < 1) {
            throw new IllegalArgumentException("a listener that takes nothing");
        }
    }

    /**
     * How many connections may be open at one time.
     *
     * @param all from all peers together
     * @param perPeer from one network address
     */
    public record Connections(int all, int perPeer) {
        public Connections {
            if (all < 1 || perPeer < 1) {
                throw new IllegalArgumentException("a listener that takes nothing");
            }
        }
    }

    /**
     * How slow a peer may be.
     *
     * @param idle how long a peer may send nothing
     * @param mailDeadline how long one mail may take from DATA to its end
     * @param minBytesPerSecond the least average speed of a mail, after the first {@code idle}
     */
    public record Patience(Duration idle, Duration mailDeadline, int minBytesPerSecond) {}

    /**
     * Limits for a handful of relays: 32 MiB, 40 connections, 20 of one peer, 10 minutes a mail.
     */
    public static ListenerSettings on(InetSocketAddress address, String hostName) {
        return new ListenerSettings(
                address,
                hostName,
                32 << 20,
                new ListenerSettings.Connections(40, 20),
                new ListenerSettings.Patience(Duration.ofMinutes(1), Duration.ofMinutes(10), 100),
                Optional.empty());
    }
}
