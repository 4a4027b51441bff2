package io.bridgehead.gateway.config;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;

/** The mail server that takes our mail; user and password come together or not at all. */
public record RelaySection(
        String host,
        int port,
        StartTls starttls,
        Optional<String> user,
        Optional<Secret> password,
        @JsonUnwrapped TlsFiles tls) {}
