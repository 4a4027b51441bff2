package io.bridgehead.gateway.spool;

import io.bridgehead.routing.RoutingAddress;
import java.util.Optional;

/**
 * The sender and the recipient of a mail, as SMTP names them outside of the mail.
 *
 * @param sender where bounces go; empty is the null path {@code <>}, from which bounces come
 * @param recipient the only recipient; a mail to several is stored as several mails
 */
public record Envelope(Optional<RoutingAddress> sender, RoutingAddress recipient) {}
