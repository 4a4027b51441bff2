package io.bridgehead.store.entry;

/** The digest of one live entry; the digest of a context is the exclusive or of all of them. */
public record Fingerprint(EntryId id, Digest digest) {}
