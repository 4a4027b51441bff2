/** How messages become bytes and back, for better and for worse. */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.wire;
