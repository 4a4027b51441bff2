/**
 * The life of one gateway process: founding, start, main loop, restore, end. The package imports
 * every package that it assembles: {@code Assembly} builds the parts, {@code Gateway} runs them.
 * Only the command line and the demonstration import it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.process;
