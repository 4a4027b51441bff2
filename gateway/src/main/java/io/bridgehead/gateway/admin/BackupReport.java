package io.bridgehead.gateway.admin;

/**
 * A backup that was made.
 *
 * @param folder its folder, as an absolute path
 * @param usn the last of that epoch that is in it
 */
public record BackupReport(
        String folder, String site, String epoch, long usn, String taken, int files, long bytes) {}
