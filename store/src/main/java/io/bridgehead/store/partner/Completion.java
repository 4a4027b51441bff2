package io.bridgehead.store.partner;

import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.history.Vector;

/**
 * What the supplier held at the snapshot with which an answer ends. The reader may claim its vector
 * only after it has read everything through the snapshot, and no page at a later snapshot
 * (docs/replication.md, law 2).
 *
 * @param snapshot the supplier's highest USN at that time
 * @param live the number of entries that showed; comparable, like {@code digest}, only at equal
 *     vectors
 */
public record Completion(long snapshot, Vector vector, long live, Digest digest) {}
