/** What the seed of a simulated world decides before it begins, and its random numbers. */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation.plan;
