package io.bridgehead.store.history;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A point in one database's history that can be recognised again: every committed change extends a
 * hash chain, and a mark is the chain's value at one USN. A partner who remembers a different mark
 * for the same USN has seen another history: this database was rolled back.
 *
 * @param usn the USN it stands at
 * @param value opaque; equal marks mean equal histories through {@code usn}
 */
public record Mark(long usn, long value) {
    /** Where the history of {@code epoch} begins. */
    public static Mark genesis(Epoch epoch) {
        byte[] hash = Hashes.sha256().digest(Uuids.bytes(epoch.value()));
        return new Mark(0, ByteBuffer.wrap(hash).getLong());
    }

    /** The chain one USN further, at which no entry stands. */
    public Mark next() {
        return next(usn + 1, new byte[0]);
    }

    /** The chain one entry further: {@code packed} now stands at {@code usn}. */
    public Mark next(long nextUsn, byte[] packed) {
        MessageDigest sha256 = Hashes.sha256();
        sha256.update(ByteBuffer.allocate(16).putLong(value).putLong(nextUsn).array());
        return new Mark(nextUsn, ByteBuffer.wrap(sha256.digest(packed)).getLong());
    }
}
