/** Tests of the store in memory. */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store.memory;
