/**
 * Health: one snapshot is read, checks look at it, and findings and states come out as data, which
 * {@code FindingWords} and {@code StateWords} put into words. Imports {@code control}, the core's
 * values, {@code routing} and the store. {@code admin}, {@code cli} and {@code demo} show the result.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.status;
