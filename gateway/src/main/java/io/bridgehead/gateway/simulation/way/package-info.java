/**
 * The ways of mail in a simulated world: what the seed decides of them ({@code WayPlan}), the
 * connectors of one site, which use the real choice, retries, forwarding and finding ({@code SiteWays}),
 * and the laws that they must keep ({@code WayLaws}). Imports {@code routing}, the outbox,
 * {@code outbound}, {@code inbound}, {@code mail}, {@code status} and the simulator's {@code law}. Only
 * the simulation comes in.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation.way;
