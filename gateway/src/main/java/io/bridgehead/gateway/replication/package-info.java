/**
 * Who says what, and when? The pure core of the gateway, as functions from a message (or the time)
 * and a snapshot of the directory to a {@link io.bridgehead.gateway.replication.Step}.
 *
 * <p>Its four rules, which the architecture test enforces: it decides and never acts; no clock, no
 * chance, no thread, no I/O and no hash order; it imports values of {@code java.base}, of {@code
 * io.bridgehead.store} and {@code io.bridgehead.routing.SiteId}, nothing else; whatever mail
 * arrives, it answers with a verdict and never throws because of it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.replication;
