/**
 * The one door through which XML is read and written: hardened StAX factories. Imports the StAX2
 * provider and nothing of ours; nobody else makes a factory of his own.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.xml;
