package io.bridgehead.gateway.demo;

/**
 * A full copy, as it was measured.
 *
 * @param before the last sample in which nothing had been copied, so that rather too much time is
 *     counted than too little; or the first of all, if that came too late
 * @param end the first sample in which all sites were complete
 */
record Copying(Sample before, Sample end) {
    /** Each entry counts once for each site that it reached. */
    long entries() {
        return end.copied();
    }

    /** At least one millisecond: a small copy may end before the first sample. */
    double seconds() {
        return Math.max(1e-3, (end.nanos() - before.nanos()) / 1e9);
    }

    /** The rate of what was copied between the samples. */
    double entriesPerSecond() {
        return (end.copied() - before.copied()) / seconds();
    }

    /** Counts all mail since the gateways started, for whatever purpose. */
    double bytesPerEntry() {
        return (double) end.sentBytes() / entries();
    }
}
