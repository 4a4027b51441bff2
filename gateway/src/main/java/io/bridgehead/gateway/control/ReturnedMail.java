package io.bridgehead.gateway.control;

import java.time.Instant;

/**
 * The mail for one site that came back since the start.
 *
 * @param mails how many mails came back
 * @param connector the connector that sent the latest of them; empty if the report does not say
 * @param reason the latest report in the words of the relay
 * @param last when the latest came back
 */
public record ReturnedMail(
        String site, long mails, String connector, String reason, Instant last) {}
