/**
 * The messages between gateways: one record for each message of docs/wire-format.md. The package
 * imports only the store's values and {@code routing.SiteId}. The core reads and writes messages, and
 * {@code gateway.wire} turns them into XML and back.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.message;
