package io.bridgehead.gateway.admin;

/**
 * A backup that was made.
 *
 * @param folder its folder, as an absolute path
 * @param usn the highest USN in the backup
 */
public record BackupReport(
        String folder, String site, String epoch, long usn, String taken, int files, long bytes) {}
