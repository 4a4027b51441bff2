/**
 * The parts of an entry, and the rule by which two copies of one entry become one ({@link
 * io.bridgehead.store.entry.Merge}). The package imports {@code java.base}, {@code routing} and
 * {@code store.history} only. Every package of {@code store} and {@code gateway} may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.entry;
