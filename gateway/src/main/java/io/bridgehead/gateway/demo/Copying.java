package io.bridgehead.gateway.demo;

/**
 * A full copy that was watched.
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

    /** At least a millisecond: a small copy may be over before it is looked at. */
    double seconds() {
        return Math.max(1e-3, (end.nanos() - before.nanos()) / 1e9);
    }

    /** Of what was copied while it was watched. */
    double entriesPerSecond() {
        return (end.copied() - before.copied()) / seconds();
    }

    /** Of all mail that was sent since the gateways started, whatever it was for. */
    double bytesPerEntry() {
        return (double) end.sentBytes() / entries();
    }
}
