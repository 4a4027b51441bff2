/**
 * Health: one snapshot is read, checks look at it, and findings come out as data. Imports
 * {@code control}, {@code outbound}, the core's values and the store. {@code admin} and {@code cli}
 * show what it found.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.status;
