/**
 * Mail that waits to be sent, and parts of messages that are not complete yet. Imports
 * {@code java.base} and {@code routing} only. {@code gateway.outbound} and {@code gateway.inbound} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.letter;
