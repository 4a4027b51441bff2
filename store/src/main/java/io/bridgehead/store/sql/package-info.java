/**
 * The database as SQL statements and packed rows, for any database that speaks SQL. Each statement is
 * a file in this package's resources, with the reason for its shape above it. Imports
 * {@code java.sql}, the ports and the values of the store; only {@code store.hsql} may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.sql;
