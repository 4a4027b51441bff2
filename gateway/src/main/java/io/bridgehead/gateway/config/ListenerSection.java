package io.bridgehead.gateway.config;

import java.time.Duration;
import java.util.Optional;

/** The SMTP listener, which takes mail from relays and other gateways. */
public record ListenerSection(
        String host,
        int port,
        Optional<String> banner,
        long maxMessageSize,
        int maxConnections,
        int maxConnectionsPerPeer,
        Duration messageDeadline) {}
