/**
 * HSQLDB in a folder: its files, settings and schema. Imports HSQLDB, Flyway, {@code store.sql}
 * and the store's ports. In the gateway only {@code process.ConfigTranslation} may name it: it makes
 * a {@link io.bridgehead.store.hsql.HsqlEngine} of the configuration.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.hsql;
