/**
 * Who wrote what, and when: epochs, update sequence numbers, stamps, ranges, vectors, cursors, marks.
 * Imports {@code java.base} and {@code routing} only. All other packages of the store build on it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.history;
