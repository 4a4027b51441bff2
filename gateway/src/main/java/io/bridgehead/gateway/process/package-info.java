/**
 * The life of one gateway process: it is founded, opened, runs its loop, is restored, is closed.
 * Imports every package that it assembles; nothing but the command line and the demonstration
 * imports it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.process;
