/**
 * The ports of the database: what the rest of the program may ask it and tell it. Start with
 * {@link io.bridgehead.store.Store}, {@link io.bridgehead.store.Directory} and
 * {@link io.bridgehead.store.Transaction}. Imports the value packages below it and {@code routing};
 * never an implementation. Everybody may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store;
