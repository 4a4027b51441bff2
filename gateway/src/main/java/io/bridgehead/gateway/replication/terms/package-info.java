/**
 * What is agreed with each partner before the core decides anything: limits, schedules, attribute
 * filters, lifetimes of tombstones, the delete brake. Imports values of the store, {@code
 * routing.SiteId} and {@code routing.schedule} only; the rules of {@code replication} hold here too. The
 * core decides within these terms; {@code config} and {@code process} make them, {@code status} and
 * {@code control} show them.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.replication.terms;
