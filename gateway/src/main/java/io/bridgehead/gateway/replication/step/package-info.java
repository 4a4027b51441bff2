/**
 * What one decision of the core is made of: the {@link
 * io.bridgehead.gateway.replication.step.StepBuilder} that gathers changes and messages, the {@link
 * io.bridgehead.gateway.replication.step.Step} that it ends in, and the {@link
 * io.bridgehead.gateway.replication.step.Verdict} that names the outcome. The package imports the
 * values and read ports of the store, the messages and the terms, and keeps the rules of {@code
 * replication}. {@code replication} and {@code replication.apply} build steps; {@code inbound} and
 * {@code process} run them; {@code control} and {@code status} name verdicts.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.replication.step;
