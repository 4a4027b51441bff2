/**
 * The directory operations of LDAP on the store's ports: names, changes, searches, subtrees, undelete,
 * and the decisions about conflicts. Imports the store, and the names, filters and result codes of the
 * UnboundID library. {@code ldif}, {@code admin} and {@code status} use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.ldap;
