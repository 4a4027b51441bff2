package io.bridgehead.gateway.ldif;

import io.bridgehead.store.Directory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of a whole export, which is computed without writing the export anywhere. Two sites with
 * equal digests export equal bytes.
 *
 * @param sha256 64 hexadecimal digits
 * @param export the counts of the export
 */
public record ExportDigest(String sha256, LdifExport export) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The digest of all visible entries; with {@code operational}, including their entryUUIDs. */
    public static ExportDigest of(Directory directory, boolean operational) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), hash);
            try (OutputStream out = new BufferedOutputStream(sink, BUFFER_BYTES)) {
                LdifExport export = LdifExport.all(directory, operational, out);
                out.flush();
                return new ExportDigest(HexFormat.of().formatHex(hash.digest()), export);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the digest of an export needs no disk, and yet failed", e);
        }
    }
}
