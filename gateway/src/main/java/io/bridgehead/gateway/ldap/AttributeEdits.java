package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.gateway.ldap.LdapChange.Modification;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.view.Author;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Changes of the attributes of one entry, under the rules of RFC 4511 section 4.6 and RFC 4525. */
final class AttributeEdits {
    /** Attributes that a server maintains: dropped from new entries, refused in changes. */
    private static final Set<String> OPERATIONAL = Set.of(
            "entryuuid",
            "entrydn",
            "entrycsn",
            "contextcsn",
            "createtimestamp",
            "creatorsname",
            "modifytimestamp",
            "modifiersname",
            "structuralobjectclass",
            "subschemasubentry",
            "hassubordinates",
            "numsubordinates",
            "numallsubordinates",
            "nsuniqueid");

    private AttributeEdits() {}

    static boolean isOperational(AttributeName name) {
        return OPERATIONAL.contains(name.value());
    }

    /** Applies the modifications in order; throws {@link RefusedChange} if one is not possible. */
    static Entry applied(Author author, Entry entry, List<Modification> modifications) {
        List<AttributeName> touched =
                modifications.stream().map(Modification::name).toList();
        SortedMap<AttributeName, AttributeValue> onlyNamed =
                new TreeMap<>(entry.valuesOfTheNameOnly());
        onlyNamed.keySet().retainAll(touched);
        Entry changed = withNameWritten(author, entry, onlyNamed);
        for (Modification each : modifications) {
            if (isOperational(each.name())) {
                throw new RefusedChange(
                        ResultCode.CONSTRAINT_VIOLATION,
                        "'" + shown(each) + "' is maintained by the server and cannot be changed");
            }
            changed = applied(author, changed, each);
        }
        mustHaveItsName(changed, touched);
        onlyNamed
                .values()
                .removeAll(modifications.stream()
                        .filter(each -> each.kind() != Modification.Kind.DELETE)
                        .flatMap(each -> each.values().stream())
                        .toList());
        return withNameUnwritten(entry, changed, onlyNamed);
    }

    /** The values of the name can be changed like any other, so they are written for the time being. */
    private static Entry withNameWritten(
            Author author, Entry entry, SortedMap<AttributeName, AttributeValue> onlyNamed) {
        Entry changed = entry;
        for (Map.Entry<AttributeName, AttributeValue> each : onlyNamed.entrySet()) {
            changed = author.addValues(changed, each.getKey(), List.of(each.getValue()));
        }
        return changed;
    }

    /** The values that only the name gave before, and that the modifications did not write. */
    private static Entry withNameUnwritten(
            Entry before, Entry changed, SortedMap<AttributeName, AttributeValue> onlyNamed) {
        Entry result = changed;
        for (Map.Entry<AttributeName, AttributeValue> each : onlyNamed.entrySet()) {
            AttributeName name = each.getKey();
            Attribute written = result.attribute(name);
            SortedMap<AttributeValue, ValueMark> marks = new TreeMap<>(written.values());
            if (written.shown().contains(each.getValue())) {
                ValueMark old = before.attribute(name).values().get(each.getValue());
                marks.remove(each.getValue());
                if (old != null) {
                    marks.put(each.getValue(), old);
                }
                result = result.with(name, new Attribute(written.cleared(), marks));
            }
        }
        return result;
    }

    /** Adds the values of the name that the entry lacks, as RFC 4512 section 2.3 demands. */
    static void addNaming(Rdn rdn, SortedMap<AttributeName, List<AttributeValue>> attributes) {
        rdn.naming().forEach((name, value) -> {
            List<AttributeValue> values = attributes.getOrDefault(name, List.of());
            if (!containsIgnoringCase(values, value)) {
                attributes.put(
                        name, Stream.concat(values.stream(), Stream.of(value)).toList());
            }
        });
    }

    private static Entry applied(Author author, Entry entry, Modification each) {
        List<AttributeValue> shown = shown(entry, each.name());
        return switch (each.kind()) {
            case ADD -> added(author, entry, each, new HashSet<>(shown));
            case DELETE -> deleted(author, entry, each, new HashSet<>(shown));
            case REPLACE -> author.replace(entry, each.name(), each.values());
            case INCREMENT -> incremented(author, entry, each, shown);
        };
    }

    private static Entry added(
            Author author, Entry entry, Modification add, Set<AttributeValue> shown) {
        for (AttributeValue value : add.values()) {
            if (shown.contains(value)) {
                throw new RefusedChange(
                        ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
                        "'" + shown(add) + "' has the value '" + abbreviated(value) + "' already");
            }
        }
        return author.addValues(entry, add.name(), add.values());
    }

    private static Entry deleted(
            Author author, Entry entry, Modification delete, Set<AttributeValue> shown) {
        if (shown.isEmpty()) {
            throw new RefusedChange(
                    ResultCode.NO_SUCH_ATTRIBUTE, "the entry has no '" + shown(delete) + "'");
        }
        if (delete.values().isEmpty()) {
            return author.clear(entry, delete.name());
        }
        for (AttributeValue value : delete.values()) {
            if (!shown.contains(value)) {
                throw new RefusedChange(
                        ResultCode.NO_SUCH_ATTRIBUTE,
                        "'" + shown(delete) + "' has no value '" + abbreviated(value)
                                + "' (values are compared byte by byte)");
            }
        }
        return author.deleteValues(entry, delete.name(), delete.values());
    }

    private static Entry incremented(
            Author author, Entry entry, Modification each, List<AttributeValue> shown) {
        if (shown.isEmpty() || each.values().size() != 1) {
            throw new RefusedChange(
                    ResultCode.NO_SUCH_ATTRIBUTE,
                    "the entry has no '" + shown(each) + "' to increment by one value");
        }
        BigInteger step = number(each, each.values().get(0));
        List<AttributeValue> sums = shown.stream()
                .map(value -> number(each, value).add(step))
                .map(sum -> AttributeValue.of(sum.toString()))
                .toList();
        return author.replace(entry, each.name(), sums);
    }

    private static BigInteger number(Modification each, AttributeValue value) {
        try {
            return new BigInteger(value.text());
        } catch (NumberFormatException e) {
            throw new RefusedChange(
                    ResultCode.CONSTRAINT_VIOLATION,
                    "'" + abbreviated(value) + "' of '" + shown(each) + "' is not a whole number");
        }
    }

    private static void mustHaveItsName(Entry entry, List<AttributeName> touched) {
        entry.placement().rdn().values().forEach((name, value) -> {
            if (touched.contains(name) && !containsIgnoringCase(shown(entry, name), value)) {
                throw new RefusedChange(
                        ResultCode.NOT_ALLOWED_ON_RDN,
                        "'" + AttributeNames.shown(name) + ": " + abbreviated(value)
                                + "' is part of the entry's name; rename it instead");
            }
        });
    }

    private static List<AttributeValue> shown(Entry entry, AttributeName name) {
        return entry.attribute(name).shown();
    }

    private static String shown(Modification each) {
        return AttributeNames.shown(each.name());
    }

    private static boolean containsIgnoringCase(List<AttributeValue> all, AttributeValue value) {
        return all.stream().anyMatch(value::equalsIgnoringCase);
    }

    private static String abbreviated(AttributeValue value) {
        String text = value.text();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
