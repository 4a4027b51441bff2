/**
 * The life of one gateway process: founding, start, main loop, restore, end. {@code Assembly} builds
 * the parts, {@code Gateway} runs them. It imports every package that it assembles; only the command
 * line and the demonstration import it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.process;
