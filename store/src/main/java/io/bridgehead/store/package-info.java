/**
 * The ports of the database: what the rest of the program may ask it and tell it; start with
 * {@link io.bridgehead.store.Store}, {@link io.bridgehead.store.Directory} and
 * {@link io.bridgehead.store.Transaction}. Imports {@code routing} and the value packages
 * {@code history}, {@code entry}, {@code partner} and {@code letter}; never an implementation. Every
 * package of {@code store} and {@code gateway} may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store;
