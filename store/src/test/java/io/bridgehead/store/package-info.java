/** Tests of the values, and the contract that every store passes. */
@org.jspecify.annotations.NullMarked
package io.bridgehead.store;
