/**
 * A world of sites in virtual time, whose mail is lost, doubled, late and damaged: one seed is one
 * world, byte for byte. Imports the rest of Bridgehead and {@code java.base}; nobody imports it but
 * the command line.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation;
