/**
 * The store as sorted maps in memory: the twin of the durable one, for the simulator and for tests.
 * Imports {@code java.base}, {@code io.bridgehead.store} and {@code io.bridgehead.routing}.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.memory;
