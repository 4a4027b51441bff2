/**
 * What a gateway remembers of each partner: the partner itself, its links, held parts, comparisons.
 * Imports {@code java.base}, {@code routing}, {@code store.entry} and {@code store.history} only.
 * The replication core decides these values; the database keeps them.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.partner;
