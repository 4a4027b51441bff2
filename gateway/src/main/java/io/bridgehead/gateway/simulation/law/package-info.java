/**
 * The laws of every simulated world: the changes that users made ({@code Origins}), the check after
 * every commit ({@code LawChecks}), and the exception when a law does not hold ({@code LawBroken}).
 * Imports only values of the store, so that the checks share no code with the gateway that they
 * check. Only the simulation comes in.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation.law;
