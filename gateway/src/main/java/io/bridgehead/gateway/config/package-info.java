/**
 * What the operator wrote, as values: {@link io.bridgehead.gateway.config.Config}, or everything
 * that is wrong with it at once. Imports routing, the limits of the core, the door for XML, Jackson,
 * and the DNs of the LDAP library.
 */
@NullMarked
package io.bridgehead.gateway.config;

import org.jspecify.annotations.NullMarked;
