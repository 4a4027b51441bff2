/**
 * SMTP, both ways: a listener that puts mail into the spool, and a sender that hands mail to a relay.
 * Imports SubEthaSMTP, Jakarta Mail, {@code mail} and {@code spool}. {@code outbound} sends through it;
 * {@code process} opens and closes it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.smtp;
