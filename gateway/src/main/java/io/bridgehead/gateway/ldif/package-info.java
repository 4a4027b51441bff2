/**
 * The directory as LDAP people know it: LDIF in and out (RFC 2849), searches, and changes with LDAP's
 * rules and result codes, all upon {@link io.bridgehead.store.Store}. May import {@code java.base},
 * the UnboundID LDAP SDK, {@code store} and {@code routing}; knows no mail and no store
 * implementation.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.ldif;
