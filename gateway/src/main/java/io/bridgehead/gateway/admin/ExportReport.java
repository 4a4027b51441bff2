package io.bridgehead.gateway.admin;

/**
 * What an export would contain.
 *
 * @param pendingEntries live entries that do not show yet, because an entry above them is missing
 * @param sha256 of the whole export; two sites with the same content have the same
 */
public record ExportReport(long entries, long pendingEntries, String sha256) {}
