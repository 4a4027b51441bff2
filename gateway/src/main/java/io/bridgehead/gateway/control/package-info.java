/**
 * The operator's port: all that an operator can read from a running gateway or decide there. The
 * package imports the core's values, the store's ports and {@code routing}. {@code process}
 * implements the port; {@code admin} and {@code status} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.control;
