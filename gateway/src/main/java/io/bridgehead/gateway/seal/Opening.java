package io.bridgehead.gateway.seal;

import io.bridgehead.routing.SiteId;

/** What became of a signed or sealed message: its content and its signer, or why it stays closed. */
public sealed interface Opening {
    /**
     * The message is what its signer wrote.
     *
     * @param content decoded, as the signer had it
     * @param signer whose certificate is trusted here
     * @param sealed whether only this gateway could read it
     */
    record Opened(byte[] content, Signatory signer, boolean sealed) implements Opening {}

    /** The message was not opened; the reason is for the operator. */
    record Refused(String reason) implements Opening {}

    /** A gateway, as the operator here knows the owner of a certificate. */
    record Signatory(SiteId site, String server) {}
}
