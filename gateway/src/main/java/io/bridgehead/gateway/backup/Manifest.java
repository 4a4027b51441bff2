package io.bridgehead.gateway.backup;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.DatabaseCopy;
import io.bridgehead.store.FileCopy;
import io.bridgehead.store.Identity;
import io.bridgehead.store.history.Epoch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a backup is: lines of {@code name: value}, one {@code file:} line each, and last the SHA-256
 * of all lines before.
 *
 * @param taken when the copy was made
 */
public record Manifest(DatabaseCopy copy, Instant taken) {
    /** Its name in the folder of the backup. */
    public static final String FILE = "manifest";

    private static final String FORMAT = "1";
    private static final String END = "manifest-sha256: ";
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]+): (.*)");
    private static final Pattern FILE_LINE =
            Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (directory\\.[a-z]+)");

    /** Whose database it is a copy of. */
    public Identity self() {
        return copy.self();
    }

    /** The size of all its files together. */
    public long bytes() {
        return copy.files().stream().mapToLong(FileCopy::bytes).sum();
    }

    /** The manifest as it is written. */
    String text() {
        Identity self = copy.self();
        StringBuilder lines = new StringBuilder();
        line(lines, "bridgehead-backup", FORMAT);
        line(lines, "organization", self.organization());
        line(lines, "base", self.base());
        line(lines, "site", self.site());
        line(lines, "server", self.server());
        line(lines, "epoch", self.epoch());
        line(lines, "usn", copy.usn());
        line(lines, "taken", taken);
        copy.files()
                .forEach(each -> line(
                        lines, "file", each.sha256() + " " + each.bytes() + " " + each.name()));
        return lines + END + sha256(lines.toString()) + "\n";
    }

    private static void line(StringBuilder lines, String name, Object value) {
        lines.append(name).append(": ").append(value).append('\n');
    }

    /** Reads {@link #text}; throws {@link BackupException} if a byte of it was changed. */
    static Manifest of(String text) {
        int end = text.lastIndexOf(END);
        if (end < 0 || !text.substring(end).equals(END + sha256(text.substring(0, end)) + "\n")) {
            throw damaged();
        }
        TreeMap<String, String> values = new TreeMap<>();
        List<FileCopy> files = new ArrayList<>();
        text.substring(0, end).lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw damaged();
            }
            if (matcher.group(1).equals("file")) {
                files.add(file(matcher.group(2)));
            } else {
                values.put(matcher.group(1), matcher.group(2));
            }
        });
        if (!FORMAT.equals(values.get("bridgehead-backup"))) {
            throw new BackupException("the backup has format '" + values.get("bridgehead-backup")
                    + "' and this program knows " + FORMAT
                    + ": restore it with the version that made it");
        }
        return of(values, files);
    }

    private static Manifest of(TreeMap<String, String> values, List<FileCopy> files) {
        try {
            Identity self = new Identity(
                    UUID.fromString(values.getOrDefault("organization", "")),
                    values.getOrDefault("base", ""),
                    SiteId.of(values.getOrDefault("site", "")),
                    values.getOrDefault("server", ""),
                    Epoch.of(values.getOrDefault("epoch", "")));
            long usn = Long.parseLong(values.getOrDefault("usn", ""));
            return new Manifest(
                    new DatabaseCopy(self, usn, files),
                    Instant.parse(values.getOrDefault("taken", "")));
        } catch (RuntimeException e) {
            throw new BackupException("the manifest of the backup cannot be read", e);
        }
    }

    private static FileCopy file(String value) {
        Matcher matcher = FILE_LINE.matcher(value);
        if (!matcher.matches()) {
            throw damaged();
        }
        return new FileCopy(matcher.group(3), Long.parseLong(matcher.group(2)), matcher.group(1));
    }

    private static BackupException damaged() {
        return new BackupException("the manifest of the backup is damaged: restore another backup");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
