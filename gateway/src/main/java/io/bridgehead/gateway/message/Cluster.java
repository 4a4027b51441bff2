package io.bridgehead.gateway.message;

import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.IdRange;

/** The number of live entries in a range of ids, and the digest over them. */
public record Cluster(IdRange range, long count, Digest digest) {}
