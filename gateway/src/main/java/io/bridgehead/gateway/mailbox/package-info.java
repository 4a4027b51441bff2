/**
 * Fetches mail by IMAP or POP3 into the spool, for sites that cannot open a port. Imports
 * {@code routing}, {@code mail}, {@code smtp}, {@code spool} and Jakarta Mail. {@code process} opens
 * and closes it, and {@code control} shows its state.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.mailbox;
