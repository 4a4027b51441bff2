/**
 * Where mail goes: sites, addresses, connectors, the table of ways, and the choice of a way for one
 * message. Imports {@code java.base} and {@code routing.schedule}. Every package of the product may use
 * it.
 */
@NullMarked
package io.bridgehead.routing;

import org.jspecify.annotations.NullMarked;
