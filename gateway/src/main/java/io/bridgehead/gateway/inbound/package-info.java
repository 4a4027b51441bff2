/**
 * A mail that has arrived: opened, forwarded, put together from parts, decided by the core, committed.
 * Imports the core, {@code wire}, {@code mail}, {@code outbound} and the store. {@code process} and the
 * simulator call it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.inbound;
