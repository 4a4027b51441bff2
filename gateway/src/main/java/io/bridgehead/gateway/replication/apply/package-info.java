/**
 * What the core does with entries that have arrived: each part is admitted, held with its reason, or
 * merged, and {@link io.bridgehead.gateway.replication.apply.Claims} says what may be claimed
 * afterwards. The package imports the step, the terms, and the values and read ports of the store,
 * and keeps the rules of {@code replication}. Only {@code replication} comes in.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.replication.apply;
