/**
 * What a gateway remembers of each partner: the partner itself, its links, held parts, comparisons.
 * The package imports only {@code java.base}, {@code routing}, {@code store.entry} and
 * {@code store.history}. The replication core decides these values, and the database keeps them.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.partner;
