/**
 * HSQLDB in a folder: its files, settings, schema, lock and copies. Imports HSQLDB, Flyway,
 * {@code store.sql} and the store's ports. Outside this package only the class that reads the
 * configuration names it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.hsql;
