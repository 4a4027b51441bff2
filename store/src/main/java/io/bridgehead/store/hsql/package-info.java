/**
 * The store on an embedded HSQLDB: durable at every commit, one writer, readers that never wait.
 * Imports {@code java.base}, {@code java.sql}, HSQLDB, Flyway, {@code io.bridgehead.store} and
 * {@code io.bridgehead.routing}. Nobody else imports {@code java.sql}.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.hsql;
