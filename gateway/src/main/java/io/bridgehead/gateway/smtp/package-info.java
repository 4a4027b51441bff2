/**
 * SMTP in both directions: a listener that puts mail into the spool, and a sender that hands mail to
 * a relay. Imports {@code routing}, {@code mail}, {@code spool}, SubEthaSMTP and Jakarta Mail.
 * {@code outbound} sends through it, {@code mailbox} uses its sockets and its encryption, and
 * {@code process} opens and closes it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.smtp;
