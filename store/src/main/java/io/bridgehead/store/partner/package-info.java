/**
 * What a gateway remembers of each partner: the partner itself, its links, held parts, comparisons.
 * The package imports only {@code java.base}, {@code routing}, {@code store.entry} and
 * {@code store.history}. The core decides these values, the database keeps them, and the status
 * report reads them.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.partner;
