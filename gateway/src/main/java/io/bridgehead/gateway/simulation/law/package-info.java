/**
 * What must hold in every simulated world: the changes that people made ({@code Origins}), the check
 * after every commit ({@code LawChecks}), and what is thrown when a law does not hold
 * ({@code LawBroken}). Imports values of the store only, so that the judge knows nothing of the
 * gateway that it judges. Only the simulation comes in.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation.law;
