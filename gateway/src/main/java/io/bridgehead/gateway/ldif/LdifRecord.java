package io.bridgehead.gateway.ldif;

import io.bridgehead.gateway.ldap.LdapChange;
import io.bridgehead.gateway.ldap.LdapChange.Modification;
import io.bridgehead.gateway.ldap.Names;
import io.bridgehead.gateway.ldap.RefusedChange;
import io.bridgehead.gateway.ldif.LdifLines.Line;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Rdn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parses the lines of one record. The parser moves forward once, so an instance is used for one record.
 * Values are compared byte by byte: whether two spellings are the same value depends on the attribute's
 * syntax, and the merge knows no schema.
 */
final class LdifRecord {
    private static final Map<String, Modification.Kind> KINDS = Map.of(
            "add", Modification.Kind.ADD,
            "delete", Modification.Kind.DELETE,
            "replace", Modification.Kind.REPLACE,
            "increment", Modification.Kind.INCREMENT);

    private final List<Line> lines;
    private final LdifLimits limits;
    private int at;
    private String dn = "";

    LdifRecord(List<Line> lines, LdifLimits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    /** The DN as written; empty if it could not be read. */
    String dn() {
        return dn;
    }

    /** The change of this record; throws {@link RefusedChange} with the wrong line. */
    LdapChange change() {
        LdifField first = take();
        if (!first.isNamed("dn")) {
            throw RefusedChange.syntax(
                    first.line(), "a record begins with 'dn:', not '" + first.name() + ":'");
        }
        dn = first.text();
        Dn name = Names.dn(dn);
        if (name.rdns().isEmpty()) {
            throw RefusedChange.syntax(
                    first.line(),
                    "the entry with the empty name (the root DSE) is no"
                            + " part of the directory");
        }
        // The optional controls come before the changetype (RFC 2849). A control may change what
        // the
        // record means, so a record with one is refused and not applied without it.
        Optional<LdifField> second = peek();
        if (second.filter(each -> each.isNamed("control")).isPresent()) {
            throw RefusedChange.syntax(take().line(), "controls are not supported");
        }
        if (second.filter(each -> each.isNamed("changetype")).isEmpty()) {
            return new LdapChange.Add(first.line(), name, attributes(first.line()));
        }
        LdifField type = take();
        return switch (type.text().strip().toLowerCase(Locale.ROOT)) {
            case "add" -> new LdapChange.Add(first.line(), name, attributes(first.line()));
            case "delete" -> delete(first.line(), name);
            case "modify" -> new LdapChange.Edit(first.line(), name, modifications(type.line()));
            case "modrdn", "moddn" -> rename(first.line(), name);
            default ->
                throw RefusedChange.syntax(
                        type.line(),
                        "'" + type.text() + "' is not a changetype;"
                                + " there are add, delete, modify, modrdn and moddn");
        };
    }

    private LdapChange delete(int line, Dn name) {
        if (at < lines.size()) {
            throw RefusedChange.syntax(take().line(), "nothing may follow 'changetype: delete'");
        }
        return new LdapChange.Delete(line, name);
    }

    private SortedMap<AttributeName, List<AttributeValue>> attributes(int line) {
        TreeMap<AttributeName, List<AttributeValue>> all = new TreeMap<>();
        Map<AttributeName, Set<AttributeValue>> seen = new TreeMap<>();
        if (at == lines.size()) {
            throw RefusedChange.syntax(line, "the entry has no attributes");
        }
        while (at < lines.size()) {
            LdifField field = take();
            AttributeName name = field.attribute();
            add(
                    field,
                    all.computeIfAbsent(name, none -> new ArrayList<>()),
                    seen.computeIfAbsent(name, none -> new HashSet<>()));
        }
        return all;
    }

    private List<Modification> modifications(int line) {
        List<Modification> all = new ArrayList<>();
        while (at < lines.size()) {
            all.add(modification());
        }
        if (all.isEmpty()) {
            throw RefusedChange.syntax(line, "the change changes nothing");
        }
        return all;
    }

    private Modification modification() {
        LdifField head = take();
        Modification.Kind kind = KINDS.get(head.name().toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw RefusedChange.syntax(
                    head.line(),
                    "'" + head.name()
                            + ":' is not a kind of modification; there are add, delete, replace and increment");
        }
        AttributeName name = head.attribute(head.text().strip());
        List<AttributeValue> values = new ArrayList<>();
        Set<AttributeValue> seen = new HashSet<>();
        while (at < lines.size()) {
            LdifField field = take();
            // RFC 2849 demands the closing "-" after each modification; files that leave it out at
            // the
            // end of a record are common, so the end of the record closes a modification, too.
            if (field.name().equals("-")) {
                break;
            }
            if (!field.attribute().equals(name)) {
                throw RefusedChange.syntax(
                        field.line(),
                        "'" + field.name() + ":' stands in a modification of '" + name
                                + "'; a line '-' is missing before it");
            }
            add(field, values, seen);
        }
        if (values.isEmpty() && kind == Modification.Kind.ADD) {
            throw RefusedChange.syntax(head.line(), "the change adds no value to '" + name + "'");
        }
        if (values.size() != 1 && kind == Modification.Kind.INCREMENT) {
            throw RefusedChange.syntax(head.line(), "an increment takes one value (RFC 4525)");
        }
        return new Modification(kind, name, values);
    }

    private void add(LdifField field, List<AttributeValue> values, Set<AttributeValue> seen) {
        if (!seen.add(field.value())) {
            throw RefusedChange.syntax(
                    field.line(), "the value is given twice for '" + field.name() + "'");
        }
        values.add(field.value());
        if (values.size() > limits.values()) {
            throw RefusedChange.syntax(
                    field.line(),
                    "'" + field.name() + "' has more than the limit of " + limits.values()
                            + " values");
        }
    }

    private LdapChange rename(int line, Dn name) {
        Rdn rdn = Names.rdn(required("newrdn", line).text());
        LdifField flag = required("deleteoldrdn", line);
        String delete = flag.text().strip();
        if (!delete.equals("0") && !delete.equals("1")) {
            throw RefusedChange.syntax(flag.line(), "deleteoldrdn is 0 or 1, not '" + delete + "'");
        }
        Optional<Dn> superior = at < lines.size()
                ? Optional.of(Names.dn(required("newsuperior", line).text()))
                : Optional.empty();
        if (at < lines.size()) {
            throw RefusedChange.syntax(take().line(), "nothing may follow 'newsuperior'");
        }
        return new LdapChange.Rename(line, name, rdn, delete.equals("1"), superior);
    }

    private LdifField required(String name, int line) {
        if (at == lines.size()) {
            throw RefusedChange.syntax(line, "'" + name + ":' is missing");
        }
        LdifField field = take();
        if (!field.isNamed(name)) {
            throw RefusedChange.syntax(
                    field.line(), "'" + name + ":' is expected, not '" + field.name() + ":'");
        }
        return field;
    }

    private Optional<LdifField> peek() {
        return at < lines.size()
                ? Optional.of(LdifField.of(lines.get(at), limits))
                : Optional.empty();
    }

    private LdifField take() {
        LdifField field = LdifField.of(lines.get(at), limits);
        at++;
        return field;
    }
}
