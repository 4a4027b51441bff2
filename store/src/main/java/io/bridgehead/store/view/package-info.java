/**
 * What can be computed from a directory without asking anything else: shown names, new versions of
 * entries, the entries of a new database, what sites publish of themselves. Imports the values and
 * the ports of the store, and {@code routing}; no implementation. Everybody may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.view;
