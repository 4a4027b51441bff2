package io.bridgehead.store.hsql;

/**
 * How much of the machine the database may use. The sizes may differ from one start to the next.
 *
 * @param cacheRows rows of any table kept on the heap
 * @param cacheMegabytes size of those rows; the heap they take is up to twice that. More makes
 *     checkpoints stall commits for longer (0.3 s at 10 MB, 2 to 3 s at 200 MB)
 * @param logMegabytes log that collects before a checkpoint; after a kill about 20 MB/s are replayed
 * @param mappedMegabytes how far the data file may grow and still be mapped into memory
 * @param idleReaders connections kept open for the next reader
 */
public record HsqlSettings(
        int cacheRows, int cacheMegabytes, int logMegabytes, int mappedMegabytes, int idleReaders) {
    /** For a million entries in a heap of 512 MB. */
    public static final HsqlSettings DEFAULT = new HsqlSettings(200_000, 100, 150, 256, 4);

    public HsqlSettings {
        require("cacheRows", cacheRows, 1_000, 4_000_000);
        require("cacheMegabytes", cacheMegabytes, 1, 4_000);
        require("logMegabytes", logMegabytes, 1, 4_000);
        require("mappedMegabytes", mappedMegabytes, 64, 8_192);
        require("idleReaders", idleReaders, 1, 100);
        if (Integer.bitCount(mappedMegabytes) != 1) {
            throw new IllegalArgumentException(
                    "mappedMegabytes must be a power of two: " + mappedMegabytes);
        }
    }

    private static void require(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + " must be " + min + " through " + max + ": " + value);
        }
    }
}
