package io.bridgehead.gateway.mail;

import io.bridgehead.routing.RoutingAddress;
import java.util.Optional;

/**
 * How a mail came: what its envelope says, which is outside of the mail.
 *
 * @param sender where an answer would go; empty is the null path, from which reports come, or a
 *     mailbox, which forgets the envelope
 * @param paths tells which recipients are return paths of ours
 */
public record Arrival(
        Optional<RoutingAddress> sender, RoutingAddress recipient, ReturnPaths paths) {}
