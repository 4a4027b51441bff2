package io.bridgehead.gateway.config;

import java.time.Duration;

/** The wait after the first failure, and the longest to which it grows by doubling. */
public record RetryWaits(Duration firstRetry, Duration longestRetry) {}
