package io.bridgehead.store.partner;

import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.history.Vector;

/**
 * What the supplier knew at the snapshot that a run of pages ends with. Its vector may be claimed
 * only when everything through the snapshot has been read at snapshots not later than it
 * (docs/replication.md, law 2).
 *
 * @param snapshot the supplier's highest USN then
 * @param live entries that showed; comparable only at equal vectors, like {@code digest}
 */
public record Completion(long snapshot, Vector vector, long live, Digest digest) {}
