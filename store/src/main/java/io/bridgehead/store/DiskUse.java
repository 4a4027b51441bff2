package io.bridgehead.store;

/**
 * How much disk a database takes.
 *
 * @param bytes the size of all its files
 * @param reusableBytes the part of its data file that holds no row: {@link Store#tidy} gives it back
 * @param freeBytes what is left on the disk on which the database is
 */
public record DiskUse(long bytes, long reusableBytes, long freeBytes) {
    /** Of a database in memory. */
    public static final DiskUse NONE = new DiskUse(0, 0, Long.MAX_VALUE);
}
