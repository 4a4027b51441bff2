/**
 * Handles each mail that has arrived: opens it, forwards it or joins its parts, lets the core decide,
 * and writes the step. It imports the core, {@code wire}, {@code mail}, {@code outbound} and the store.
 * Only {@code process} and the simulator call it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.inbound;
