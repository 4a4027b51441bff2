package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.AttributeNames;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.EntryId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes content records (RFC 2849) in one form, so that equal entries give equal bytes: {@code
 * objectClass} first, other attributes by name, values in the given order, lines of at most {@value
 * #WIDTH} bytes, base64 for a value that is not a SAFE-STRING or ends in a space.
 */
public final class LdifWriter {
    private static final int WIDTH = 76;
    private static final byte[] LINE_END = {'\n'};
    private static final byte[] FOLD = {'\n', ' '};
    private static final AttributeName OBJECT_CLASS = AttributeName.of("objectClass");

    private final OutputStream out;

    /** Writes to {@code out}, which should be buffered and which the caller closes. */
    public LdifWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the version line; to be called once, first. */
    public void version() {
        bytes("version: 1\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes an empty line and one entry; a given id is written as its {@code entryUUID}. */
    public void entry(
            String dn,
            SortedMap<AttributeName, List<AttributeValue>> attributes,
            Optional<EntryId> id) {
        bytes(LINE_END);
        line("dn", AttributeValue.of(dn));
        lines(OBJECT_CLASS, attributes.getOrDefault(OBJECT_CLASS, List.of()));
        attributes.forEach((name, values) -> {
            if (!name.equals(OBJECT_CLASS)) {
                lines(name, values);
            }
        });
        id.ifPresent(each -> line("entryUUID", AttributeValue.of(each.toString())));
    }

    private void lines(AttributeName name, List<AttributeValue> values) {
        String shown = AttributeNames.shown(name);
        values.forEach(value -> line(shown, value));
    }

    private void line(String name, AttributeValue value) {
        byte[] bytes = value.bytes();
        boolean safe = isSafe(bytes);
        byte[] head = (name + (safe ? ":" : "::") + (bytes.length == 0 ? "" : " "))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = safe ? bytes : Base64.getEncoder().encode(bytes);
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        folded(all);
    }

    private void folded(byte[] line) {
        for (int from = 0; from < line.length; ) {
            int length = Math.min(from == 0 ? WIDTH : WIDTH - 1, line.length - from);
            if (from > 0) {
                bytes(FOLD);
            }
            bytes(line, from, length);
            from += length;
        }
        bytes(LINE_END);
    }

    /** SAFE-STRING of RFC 2849. */
    private static boolean isSafe(byte[] value) {
        for (byte each : value) {
            if (each <= 0 || each == '\n' || each == '\r') {
                return false;
            }
        }
        return value.length == 0 || (" :<".indexOf(value[0]) < 0 && value[value.length - 1] != ' ');
    }

    private void bytes(byte[] bytes) {
        bytes(bytes, 0, bytes.length);
    }

    private void bytes(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write LDIF", e);
        }
    }
}
