/**
 * Mail that waits to be sent, and parts of messages that are not complete yet. Imports
 * {@code java.base} and {@code routing} only. Every package of {@code store} and {@code gateway} may use
 * it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.letter;
