package io.bridgehead.store.history;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A point in the history of one database that can be recognised again. Every committed change extends
 * a hash chain, and a mark is the value of the chain at one USN. If a partner remembers another mark
 * for the same USN, it has read another history: this database was set back.
 *
 * @param usn the USN at which the chain has this value
 * @param value means nothing by itself; equal marks mean equal histories up to {@code usn}
 */
public record Mark(long usn, long value) {
    /** The mark with which the history of {@code epoch} begins. */
    public static Mark genesis(Epoch epoch) {
        byte[] hash = Hashes.sha256().digest(Uuids.bytes(epoch.value()));
        return new Mark(0, ByteBuffer.wrap(hash).getLong());
    }

    /** The chain one USN further, for a USN at which no entry stands (a cut). */
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
