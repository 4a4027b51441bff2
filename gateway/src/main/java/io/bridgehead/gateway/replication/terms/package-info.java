/**
 * The settings within which the core decides: limits, schedules, attribute filters, lifetimes of
 * tombstones, the delete brake. The package imports values of the store, {@code routing.SiteId} and
 * {@code routing.schedule} only, and keeps the rules of {@code replication}. {@code config} and
 * {@code process} make the terms, the core obeys them, {@code status} and {@code control} show
 * them.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.replication.terms;
