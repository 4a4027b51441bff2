package io.bridgehead.store;

/** A page that is on its way, or lost: its range and its estimated size in bytes. */
public record SentPage(Range range, long bytes) {}
