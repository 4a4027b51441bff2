/**
 * The output of verbs on a terminal: tables, progress, numbers and times for people. Imports {@code
 * java.base} only. {@code cli} and {@code demo} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.terminal;
