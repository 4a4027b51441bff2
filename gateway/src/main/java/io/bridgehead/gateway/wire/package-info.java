/**
 * What is said, as bytes: messages as XML (docs/wire-format.md, docs/wire-format.xsd), by way of
 * {@link io.bridgehead.gateway.wire.WireCodec}. Imports the messages, the values of {@code store}
 * and {@code routing}, and {@link io.bridgehead.gateway.xml.SafeXml}; knows no mail and no database.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.wire;
