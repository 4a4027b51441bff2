/**
 * How things are shown to people: numbers, times, tables, progress. Imports {@code java.base} only.
 */
@NullMarked
package io.bridgehead.gateway.console;

import org.jspecify.annotations.NullMarked;
