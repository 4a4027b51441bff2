/**
 * The codec between messages and mail: MIME, return paths, parts, bounces, routing headers. No socket
 * and no file. Imports Jakarta Mail, zstd and {@code routing}. {@code inbound} decodes with it,
 * {@code outbound} encodes with it.
 */
@org.jspecify.annotations.NullMarked
package io.bridgehead.gateway.mail;
