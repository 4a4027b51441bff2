package io.bridgehead.gateway.spool;

/**
 * How much a spool holds. A full spool refuses mail for now, so the senders keep it.
 *
 * @param maxMails that wait to be read
 * @param maxBytes of the mails that wait, and as many again of those in quarantine
 * @param maxQuarantined beyond this, or beyond {@code maxBytes} of them, the oldest quarantined
 *     mails make room for the newest
 */
public record SpoolLimits(int maxMails, long maxBytes, int maxQuarantined) {

    /** Enough for a full copy of a million entries on its way in. */
    public static final SpoolLimits DEFAULT = new SpoolLimits(50_000, 4L << 30, 1_000);

    public SpoolLimits {
        if (maxMails < 1 || maxBytes < 1 || maxQuarantined < 1) {
            throw new IllegalArgumentException("a spool that holds nothing");
        }
    }
}
