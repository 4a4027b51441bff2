package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.ClientGoneException;
import io.bridgehead.gateway.admin.http.Json;
import io.bridgehead.gateway.ldap.AttributeNames;
import io.bridgehead.gateway.ldif.LdifWriter;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer of entries, as LDIF or as one line of JSON each. The answer begins with the first entry, so
 * that a search that is refused can still say why. For one thread.
 */
final class EntryListing {
    private static final AttributeName ENTRY_UUID = AttributeName.of("entryUUID");

    private final AdminCall call;
    private final List<AttributeName> wanted;
    private final boolean json;
    private Optional<OutputStream> begun = Optional.empty();

    /** Shows the attributes {@code wanted}, or all if there are none in that list. */
    EntryListing(AdminCall call, List<AttributeName> wanted, boolean json) {
        this.call = call;
        this.wanted = wanted;
        this.json = json;
    }

    void add(String dn, Entry entry) {
        try {
            OutputStream out = out();
            if (json) {
                out.write(Json.MAPPER.writeValueAsBytes(
                        new Row(dn, entry.id().toString(), texts(chosen(entry)))));
                out.write('\n');
            } else {
                new LdifWriter(out).entry(dn, chosen(entry), id(entry));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ClientGoneException(e);
        }
    }

    void end() throws IOException {
        out().close();
    }

    private OutputStream out() throws IOException {
        if (begun.isEmpty()) {
            OutputStream out = new BufferedOutputStream(
                    call.stream(json ? "application/x-ndjson" : "text/x-ldif"));
            if (!json) {
                new LdifWriter(out).version();
            }
            begun = Optional.of(out);
        }
        return begun.get();
    }

    private Optional<EntryId> id(Entry entry) {
        return wanted.contains(ENTRY_UUID) ? Optional.of(entry.id()) : Optional.empty();
    }

    private SortedMap<AttributeName, List<AttributeValue>> chosen(Entry entry) {
        SortedMap<AttributeName, List<AttributeValue>> shown = entry.shown();
        if (wanted.isEmpty()) {
            return shown;
        }
        SortedMap<AttributeName, List<AttributeValue>> chosen = new TreeMap<>(shown);
        chosen.keySet().retainAll(wanted);
        return chosen;
    }

    private static Map<String, List<Object>> texts(
            SortedMap<AttributeName, List<AttributeValue>> attributes) {
        Map<String, List<Object>> texts = new TreeMap<>();
        attributes.forEach((name, values) -> texts.put(
                AttributeNames.shown(name),
                values.stream().map(EntryListing::text).toList()));
        return texts;
    }

    /** Text where it is text, else {@code {"base64": …}}. */
    private static Object text(AttributeValue value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return Map.of("base64", Base64.getEncoder().encodeToString(value.bytes()));
        }
    }

    /** One entry in JSON. */
    private record Row(String dn, String entryUUID, Map<String, List<Object>> attributes) {}
}
