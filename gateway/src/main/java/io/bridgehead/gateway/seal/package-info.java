/**
 * Sealed mail: the keys of this gateway, the certificates of its partners, and messages signed and
 * encrypted as CMS (RFC 5652, RFC 8551). The only package that knows the cryptographic library.
 */
@NullMarked
package io.bridgehead.gateway.seal;

import org.jspecify.annotations.NullMarked;
