/**
 * What an operator may ask of the running gateway, over HTTP on the loopback interface: the verbs of
 * the command line are its clients. Imports the store, {@code gateway.ldif}, {@code gateway.backup},
 * {@code gateway.mail} (what is quarantined or fetched) and Jackson; knows nothing of the command line.
 */
@NullMarked
package io.bridgehead.gateway.admin;

import org.jspecify.annotations.NullMarked;
