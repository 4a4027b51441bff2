package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.RecordProblem;
import io.bridgehead.gateway.ldap.RefusedChange;
import io.bridgehead.gateway.ldif.LdifLines.Line;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads LDIF (RFC 2849) record by record; content and change records may be mixed. A wrong record is
 * returned as {@link Bad}, and reading goes on after the next empty line. We do not use the reader of a
 * library, because every problem must name its line, memory must be bounded, and no URL may ever be
 * followed.
 */
public final class LdifReader {
    /** One record: a change, or a problem. */
    public sealed interface Item {}

    /** A record that is understood. */
    public record Good(LdapChange change) implements Item {}

    /** A record with a mistake. */
    public record Bad(RecordProblem problem) implements Item {}

    private static final int NAME_BYTES_MAX = 1024;

    private final LdifLines lines;
    private final LdifLimits limits;
    private boolean started;

    /** Reads {@code in}, which the caller closes. */
    public LdifReader(InputStream in, LdifLimits limits) {
        long encodedMax = limits.valueBytes() * 4L / 3 + NAME_BYTES_MAX;
        this.lines = new LdifLines(in, (int) Math.min(encodedMax, Integer.MAX_VALUE - 8));
        this.limits = limits;
    }

    /**
     * The next record; empty at the end. Throws {@link java.io.UncheckedIOException} if the file
     * cannot be read on.
     */
    public Optional<Item> next() {
        List<Line> record = new ArrayList<>();
        long bytes = 0;
        boolean tooLarge = false;
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            Line each = line.get();
            if (each.isBlank()) {
                if (!record.isEmpty()) {
                    break;
                }
                continue;
            }
            bytes += each.text().length;
            tooLarge |= bytes > limits.entryBytes();
            Optional<Item> refused = started ? Optional.empty() : start(each);
            if (refused.isPresent()) {
                return refused;
            }
            if (!tooLarge && !isVersion(each)) {
                record.add(each);
            }
            started = true;
        }
        if (record.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(tooLarge ? tooLarge(record.get(0).number()) : parsed(record));
    }

    /** Checks the first line for signs that the whole file is unreadable. */
    private Optional<Item> start(Line line) {
        byte[] text = line.text();
        int mark = text.length < 2 ? 0 : ((text[0] & 0xff) << 8) | (text[1] & 0xff);
        boolean wide = mark == 0xfeff || mark == 0xfffe;
        if (wide) {
            return end(line, "the file is UTF-16; convert it to UTF-8");
        }
        String version = text(line);
        return version.startsWith("version:") && !isVersion(line)
                ? end(line, "'" + version + "': only version 1 of LDIF is known")
                : Optional.empty();
    }

    private Optional<Item> end(Line line, String reason) {
        while (lines.next().isPresent()) {
            started = true;
        }
        return Optional.of(new Bad(new RecordProblem(line.number(), "", reason)));
    }

    private boolean isVersion(Line line) {
        return !started && text(line).replace(" ", "").equals("version:1");
    }

    private static String text(Line line) {
        return new String(line.text(), 0, Math.min(line.text().length, 80), StandardCharsets.UTF_8);
    }

    private Item tooLarge(int line) {
        return new Bad(new RecordProblem(
                line,
                "",
                "the record is larger than the limit of " + limits.entryBytes()
                        + " bytes (entry-size)"));
    }

    private Item parsed(List<Line> record) {
        LdifRecord parser = new LdifRecord(record, limits);
        try {
            return new Good(parser.change());
        } catch (RefusedChange e) {
            return new Bad(e.problem(record.get(0).number(), parser.dn()));
        }
    }
}
