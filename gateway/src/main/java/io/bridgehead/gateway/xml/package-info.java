/**
 * The only place where StAX factories are made, and they are hardened. Imports the StAX2 provider and
 * Jackson (over Woodstox), and no other package of Bridgehead. Every package that reads or writes XML uses it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.xml;
