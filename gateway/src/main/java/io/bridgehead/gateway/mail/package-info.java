/**
 * Mail in and out: what a message looks like as mail, how mail is taken in or fetched, and how it is
 * handed on.
 * {@link io.bridgehead.gateway.mail.MailCodec} and {@link io.bridgehead.gateway.spool.Spool} are the
 * two to start with. May import {@code routing}, the ids of {@code store}, jakarta.mail, org.subethamail and zstd; nobody else
 * may import those three.
 */
@NullMarked
package io.bridgehead.gateway.mail;

import org.jspecify.annotations.NullMarked;

