package io.bridgehead.gateway.ldif;

/**
 * The options of an import.
 *
 * @param continueOnError whether the good records are imported although others are wrong
 * @param batchRecords largest number of records in one transaction
 */
public record ImportOptions(boolean continueOnError, int batchRecords, LdifLimits limits) {
    /** All or nothing, 500 records to a transaction. */
    public static final ImportOptions DEFAULT = new ImportOptions(false, 500, LdifLimits.DEFAULT);

    public ImportOptions {
        if (batchRecords < 1) {
            throw new IllegalArgumentException("a batch has at least one record");
        }
    }

    /** The same, with {@code continueOnError}. */
    public ImportOptions continuing() {
        return new ImportOptions(true, batchRecords, limits);
    }
}
