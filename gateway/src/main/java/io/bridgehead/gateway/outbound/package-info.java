/**
 * Letters on their way out: which way each one takes, and handing it to the relay of a connector.
 * Imports {@code routing}, the store, {@code mail}, {@code smtp} and {@code control}. {@code inbound}
 * posts letters for it; {@code process} runs it; {@code status} and {@code admin} ask it for the way of
 * a letter.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.outbound;
