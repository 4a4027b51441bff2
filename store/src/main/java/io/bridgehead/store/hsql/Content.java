package io.bridgehead.store.hsql;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much a database has: by this a start knows what it should find.
 *
 * @param usn the last USN that was given out
 * @param chain the hash chain at that USN, which no other history has
 * @param entries the number of live entries
 */
record Content(long usn, long chain, long entries) {
    /** Of a database that nothing was written to. */
    static final Content NONE = new Content(0, 0, 0);

    /** For people. */
    @Override
    public String toString() {
        return entries + " entries and the changes up to USN " + usn;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(usn);
        out.writeLong(chain);
        out.writeLong(entries);
    }

    static Content read(DataInput in) throws IOException {
        return new Content(in.readLong(), in.readLong(), in.readLong());
    }
}
