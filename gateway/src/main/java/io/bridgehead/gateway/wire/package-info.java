/**
 * Messages as XML and back (docs/wire-format.md, docs/wire-format.xsd), through
 * {@link io.bridgehead.gateway.wire.WireCodec}. Imports {@code gateway.message}, {@code gateway.xml},
 * {@code routing} and the values {@code history}, {@code entry} and {@code partner} of the store; it
 * knows no mail and no database. {@code gateway.inbound} and {@code gateway.process} use it, and so does
 * the simulator.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.wire;
