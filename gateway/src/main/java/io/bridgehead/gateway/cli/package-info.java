/**
 * The command line: one class per verb. A verb about a running gateway asks it through {@code
 * gateway.admin} and never opens its files. Imports picocli and all of the gateway but the core.
 */
@NullMarked
package io.bridgehead.gateway.cli;

import org.jspecify.annotations.NullMarked;
