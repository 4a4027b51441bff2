/**
 * Fetches mail by IMAP or POP3 into the spool, for sites that cannot open a port. Imports Jakarta
 * Mail, {@code mail}, {@code smtp} and {@code spool}. {@code process} opens and closes it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.mailbox;
