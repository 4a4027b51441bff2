/**
 * What a verb shows on a terminal: tables, progress, numbers and times as people read them. Imports
 * {@code java.base} only. {@code cli} uses it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.terminal;
