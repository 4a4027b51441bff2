package io.bridgehead.gateway.spool;

import java.util.Optional;

/** Counts what a spool holds against its limits. Thread-safe. */
final class SpoolRoom {

    private final SpoolLimits limits;
    private int mails;
    private long bytes;

    SpoolRoom(SpoolLimits limits) {
        this.limits = limits;
    }

    /** The place of a mail while it is being written. Closing it frees the place unless kept. */
    final class Claim implements AutoCloseable {
        private long size;
        private boolean kept;

        /** Counts {@code n} more bytes; false if there is no room for them. */
        boolean grow(int n) {
            synchronized (SpoolRoom.this) {
                if (bytes + n > limits.maxBytes()) {
                    return false;
                }
                bytes += n;
                size += n;
                return true;
            }
        }

        long size() {
            return size;
        }

        void keep() {
            kept = true;
        }

        @Override
        public void close() {
            if (!kept) {
                release(size);
            }
        }
    }

    /** A place for one more mail, or empty if there is none. */
    synchronized Optional<Claim> claim() {
        if (isFull()) {
            return Optional.empty();
        }
        mails++;
        return Optional.of(new Claim());
    }

    synchronized boolean isFull() {
        return mails >= limits.maxMails() || bytes >= limits.maxBytes();
    }

    /** Counts a mail that is there anyway, even beyond the limits. */
    synchronized void add(long size) {
        mails++;
        bytes += size;
    }

    /** A mail of this size is gone. */
    synchronized void release(long size) {
        mails--;
        bytes -= size;
    }

    @Override
    public synchronized String toString() {
        return mails + " mails of " + limits.maxMails() + ", " + bytes + " bytes of "
                + limits.maxBytes();
    }
}
