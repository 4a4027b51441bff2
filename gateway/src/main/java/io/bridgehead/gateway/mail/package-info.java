/**
 * Makes mails of messages and messages of mails: MIME, return paths, parts, reports, routing
 * headers; no socket and no file. Imports {@code routing}, {@code store.history}, Jakarta Mail with
 * its parser for delivery reports, and zstd. {@code outbound} writes mail with it, {@code inbound}
 * reads mail with it, and all that handle mail use its small types.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.mail;
