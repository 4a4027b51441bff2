package io.bridgehead.gateway.config;

import java.time.Duration;

/** How long a relay or mail server may take for one step of a conversation. */
public record MailTimeouts(Duration connectTimeout, Duration readTimeout, Duration writeTimeout) {}
