package io.bridgehead.store;

/** What one live entry adds to the digest of its context. */
public record Fingerprint(EntryId id, Digest digest) {}
