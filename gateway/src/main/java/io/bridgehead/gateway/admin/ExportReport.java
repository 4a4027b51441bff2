package io.bridgehead.gateway.admin;

/**
 * What an export would hold.
 *
 * @param pendingEntries live entries that do not show yet, because one above them has not arrived
 * @param sha256 of all its bytes; equal at two sites that hold the same
 */
public record ExportReport(long entries, long pendingEntries, String sha256) {}
