/**
 * The core: it decides what a gateway does about each message and each timer, as a {@link
 * io.bridgehead.gateway.replication.step.Step}. It imports {@code java.base}, the messages, its own
 * three rooms ({@code step}, {@code apply}, {@code terms}), the values and read ports of the store,
 * and {@code routing.SiteId}. {@code process} and {@code inbound} call {@code Replication}, {@code
 * simulation} tests it.
 *
 * <p>The core reads one snapshot and decides; it never acts. It has no clock, no randomness, no
 * thread and no I/O, and it depends on no hash order: so one input always gives one step, and the
 * simulator can repeat any world. No message makes it throw an exception. The architecture test
 * enforces these rules.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.replication;
