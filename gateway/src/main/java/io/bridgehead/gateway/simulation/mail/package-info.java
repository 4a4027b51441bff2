/**
 * What hosts and strangers between two sites do to a mail, as functions from bytes to bytes, and how a
 * mail is described in a trace. Imports the codecs and messages; knows no world, no time and no chance.
 * Only the simulation comes in.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation.mail;
