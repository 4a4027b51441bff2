/**
 * The configuration of one gateway: {@link io.bridgehead.gateway.config.ConfigLoader} reads the file and
 * returns a {@link io.bridgehead.gateway.config.Config}, or all mistakes at once. Imports routing, the
 * limits of the core, {@code gateway.xml}, Jackson, and the DNs of the LDAP library. {@code process},
 * {@code cli} and {@code demo} use it.
 */
@NullMarked
package io.bridgehead.gateway.config;

import org.jspecify.annotations.NullMarked;
