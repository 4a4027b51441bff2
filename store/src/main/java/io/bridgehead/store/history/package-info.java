/**
 * The values that tell who wrote a change, when, and who has received it: epochs, stamps, ranges,
 * vectors, cursors, marks. The package imports {@code java.base} and {@code routing} only. Every
 * package of {@code store} and {@code gateway} may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.history;
