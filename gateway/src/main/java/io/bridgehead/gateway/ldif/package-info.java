/**
 * The LDIF file format (RFC 2849): files are read, checked, imported and written here. Imports {@code
 * ldap}, whose operations an import performs, and the store. {@code admin}, {@code cli} and {@code demo}
 * use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.ldif;
