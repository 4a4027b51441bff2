package io.bridgehead.gateway.smtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How mail is taken in, and how much of a peer's misbehaviour is borne.
 *
 * @param address where to listen; port 0 takes any free one
 * @param hostName what the gateway calls itself in its greeting
 * @param maxMailBytes the largest mail, told to peers as SIZE
 * @param maxConnections at one time, from all peers
 * @param maxConnectionsPerPeer at one time, from one network address
 * @param idle how long a peer may say nothing
 * @param mailDeadline how long one mail may take from DATA to its end
 * @param minBytesPerSecond the slowest a mail may come, on average after the first {@code idle}
 * @param tls offers STARTTLS if there
 */
public record ListenerSettings(
        InetSocketAddress address,
        String hostName,
        int maxMailBytes,
        int maxConnections,
        int maxConnectionsPerPeer,
        Duration idle,
        Duration mailDeadline,
        int minBytesPerSecond,
        Optional<SSLContext> tls) {

    public ListenerSettings {
        if (maxMailBytes < 1 || maxConnections < 1 || maxConnectionsPerPeer < 1) {
            throw new IllegalArgumentException("a listener that takes nothing");
        }
    }

    /** Limits for a handful of relays: 32 MiB, 40 connections of which 20 from one peer, 10 minutes. */
    public static ListenerSettings on(InetSocketAddress address, String hostName) {
        return new ListenerSettings(
                address,
                hostName,
                32 << 20,
                40,
                20,
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                100,
                Optional.empty());
    }
}
