/**
 * The directory operations of LDAP on the store's ports: names, changes, searches, subtrees, undelete.
 * Imports UnboundID's names and result codes, the core's conflict rules and the store.
 * {@code ldif} and {@code admin} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.ldap;
