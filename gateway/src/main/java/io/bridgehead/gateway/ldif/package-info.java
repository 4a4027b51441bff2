/**
 * LDIF files (RFC 2849): reading, checking, importing, writing. Imports {@code ldap} and the store.
 * {@code admin} and {@code demo} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.ldif;
