package io.bridgehead.gateway.config;

/** Whether and when a connection is encrypted. */
public enum StartTls {
    /** It begins in the clear and must switch; the certificate of the server is checked. */
    REQUIRED,
    /** It switches if the server offers it; the certificate is not checked. */
    OPPORTUNISTIC,
    /** It stays in the clear. */
    NONE,
    /** It is encrypted from the first byte; the certificate is checked. Only for relays. */
    IMPLICIT
}
