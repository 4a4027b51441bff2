/**
 * What do we know? The values of a replicated directory, the laws by which two copies of an entry
 * merge, and the ports {@link io.bridgehead.store.Store} and {@link io.bridgehead.store.Directory}.
 * Imports {@code java.base} and {@code io.bridgehead.routing} only; never one of its own
 * implementations.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store;
