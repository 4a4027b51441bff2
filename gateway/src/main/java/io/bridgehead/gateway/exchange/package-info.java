/**
 * Between mail and the core: one mail = one inbox item = one step = one transaction. Imports the
 * core, the codecs of {@code gateway.wire} and {@code gateway.mail}, and the store's ports; no
 * socket, no thread.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.exchange;
