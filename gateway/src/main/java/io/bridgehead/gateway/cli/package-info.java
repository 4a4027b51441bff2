/**
 * The command line: one class per verb, and the verbs of one noun nested in one class. A verb about a
 * running gateway asks it through {@code gateway.admin} and never opens its files; only {@code init},
 * {@code run}, {@code restore}, {@code demo} and {@code simulate} use the other packages. May import
 * picocli and every package of the gateway except the core; only {@code Main} comes in, through {@code
 * Cli}.
 */
@NullMarked
package io.bridgehead.gateway.cli;

import org.jspecify.annotations.NullMarked;
