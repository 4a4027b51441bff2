package io.bridgehead.store.entry;

/** What one live entry adds to the digest of its context. */
public record Fingerprint(EntryId id, Digest digest) {}
