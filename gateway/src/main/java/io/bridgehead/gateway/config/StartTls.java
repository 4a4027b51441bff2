package io.bridgehead.gateway.config;

/** Whether a connection that begins in the clear switches to encryption. */
public enum StartTls {
    /** It must, and the certificate of the server is checked. */
    REQUIRED,
    /** It does if the server offers it. */
    OPPORTUNISTIC,
    /** It does not. */
    NONE
}
