package io.bridgehead.gateway.demo;

/**
 * A full copy that was watched.
 *
 * @param before the last sample in which nothing had been copied; so it counts rather too much time
 *     than too little
 * @param end the first sample in which all sites were complete
 */
record Copying(Sample before, Sample end) {
    /** Each entry counts once for each site that it reached. */
    long entries() {
        return end.copied() - before.copied();
    }

    double seconds() {
        return (end.nanos() - before.nanos()) / 1e9;
    }

    double entriesPerSecond() {
        return entries() / seconds();
    }

    /** Of all mail that was sent since the gateways started, whatever it was for. */
    double bytesPerEntry() {
        return (double) end.sentBytes() / entries();
    }
}
