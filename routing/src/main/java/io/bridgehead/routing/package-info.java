/**
 * Where does it go? Sites, addresses, costs and the routes between them. Imports {@code java.base}
 * only.
 */
@NullMarked
package io.bridgehead.routing;

import org.jspecify.annotations.NullMarked;
