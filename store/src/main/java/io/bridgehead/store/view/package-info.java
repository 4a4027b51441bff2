/**
 * What can be computed from a directory without asking anything else: shown names, new versions of
 * entries, the entries of a new database, what sites publish of themselves. Imports {@code routing},
 * the ports, {@code history} and {@code entry}; no implementation. Every package of {@code gateway} may
 * use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.view;
