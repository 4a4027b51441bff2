package io.bridgehead.store.hsql;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether another program has opened the database with HSQLDB since we closed it, and has closed it: a
 * person who changed rows by hand, for example. HSQLDB then writes one new number into three files.
 * Damage cannot look like that, so such a database is opened, but what it lacks cannot be told.
 */
final class ForeignClose {
    private static final Pattern PROPERTY = Pattern.compile("(?m)^tx_timestamp=([0-9]{1,18})$");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^SET FILES CHECK ([0-9]{1,18})$");
    private static final Pattern CLOSED = Pattern.compile("(?m)^modified=no$");
    private static final int TIMESTAMP_AT = 32;

    private ForeignClose() {}

    /** Whether it is so; {@code ours} is the text of the properties file as we left it. */
    static boolean isSeenIn(DatabaseFiles files, String ours) throws IOException {
        if (StartCheck.length(files.script()) < 0
                || StartCheck.length(files.properties()) < 0
                || StartCheck.length(files.data()) < TIMESTAMP_AT + Long.BYTES
                || StartCheck.length(files.log()) > 0) {
            return false;
        }
        String text = Files.readString(files.properties(), StandardCharsets.ISO_8859_1);
        OptionalLong now = number(PROPERTY, text);
        OptionalLong former = number(PROPERTY, ours);
        OptionalLong script =
                number(STATEMENT, Files.readString(files.script(), StandardCharsets.ISO_8859_1));
        return CLOSED.matcher(text).find()
                && now.isPresent()
                && former.isPresent()
                && now.getAsLong() > former.getAsLong()
                && now.equals(script)
                && now.getAsLong() == dataTimestamp(files);
    }

    private static OptionalLong number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }

    private static long dataTimestamp(DatabaseFiles files) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(files.data()))) {
            in.skipNBytes(TIMESTAMP_AT);
            return in.readLong();
        }
    }
}
