package io.bridgehead.gateway.spool;

import io.bridgehead.routing.RoutingAddress;
import java.util.Optional;

/**
 * Who a mail is from and to, as SMTP says it outside of the mail.
 *
 * @param sender where bounces go; empty is the null path {@code <>}, from which bounces come
 * @param recipient the only one: several recipients are several mails
 */
public record Envelope(Optional<RoutingAddress> sender, RoutingAddress recipient) {}
