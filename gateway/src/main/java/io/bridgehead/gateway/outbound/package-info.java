/**
 * Chooses the way of each waiting letter and hands the letter to the relay of a connector. It imports
 * {@code routing}, the store, {@code mail}, {@code smtp} and {@code control}. {@code inbound} posts
 * letters for it, {@code process} runs it, and {@code status} and {@code admin} ask for ways.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.outbound;
