/**
 * Functions from bytes to bytes that do to a mail what relays and strangers between two sites do,
 * and the text that describes a mail in a trace. Imports the codecs and messages; knows no world,
 * no time and no chance. Only the simulation comes in.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.simulation.mail;
