package io.bridgehead.gateway.wire;

import io.bridgehead.store.entry.AttributeName;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/** Names of LDAP attributes in one XML attribute, separated by spaces; it is left out if none. */
final class NamesXml {
    private NamesXml() {}

    static void write(WireWriter out, String attribute, SortedSet<AttributeName> names)
            throws XMLStreamException {
        if (!names.isEmpty()) {
            out.attribute(
                    attribute,
                    String.join(" ", names.stream().map(AttributeName::value).toList()));
        }
    }

    static SortedSet<AttributeName> read(WireReader in, String attribute) {
        if (!in.has(attribute)) {
            return Collections.emptySortedSet();
        }
        TreeSet<AttributeName> names = new TreeSet<>();
        String text = in.attribute(attribute);
        XmlLists.forEach(text, (start, end) -> {
            in.register();
            names.add(in.parse(
                    "attribute '" + attribute + "'",
                    text.substring(start, end),
                    AttributeName::of));
        });
        return names;
    }
}
