/**
 * The output of verbs on a terminal: tables, progress, numbers and times for people. Imports {@code
 * java.base} only. {@code cli}, {@code demo} and {@code status} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.terminal;
