/**
 * Who wrote what, and when: epochs, update sequence numbers, stamps, ranges, vectors, cursors, marks.
 * Imports {@code java.base} and {@code routing} only. Every package of {@code store} and
 * {@code gateway} may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.history;
