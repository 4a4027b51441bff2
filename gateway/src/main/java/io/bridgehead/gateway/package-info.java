/**
 * The program: {@link io.bridgehead.gateway.Main} wires everything by hand. May import all of Bridgehead.
 */
@NullMarked
package io.bridgehead.gateway;

import org.jspecify.annotations.NullMarked;
