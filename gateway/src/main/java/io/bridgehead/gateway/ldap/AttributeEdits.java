package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.gateway.ldap.LdapChange.Modification;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.view.Author;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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
        Entry changed = entry;
        for (Modification each : modifications) {
            if (isOperational(each.name())) {
                throw new RefusedChange(
                        ResultCode.CONSTRAINT_VIOLATION,
                        "'" + shown(each) + "' is maintained by the server and cannot be changed");
            }
            changed = applied(author, changed, each);
        }
        mustHaveItsName(changed);
        return changed;
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

    /**
     * Adds the values of the new name and, if wanted, removes those of the old one. Names are
     * compared without regard to case, so that a new spelling of a name does not remove its value.
     */
    static Entry renamed(Author author, Entry entry, Rdn rdn, boolean deleteOld) {
        Entry changed = entry;
        Map<AttributeName, AttributeValue> wanted = rdn.naming();
        if (deleteOld) {
            for (Map.Entry<AttributeName, AttributeValue> old :
                    entry.placement().rdn().naming().entrySet()) {
                List<AttributeValue> gone = shown(changed, old.getKey()).stream()
                        .filter(each -> equalIgnoringCase(each, old.getValue()))
                        .filter(each -> !wanted.containsValue(each))
                        .toList();
                changed = author.deleteValues(changed, old.getKey(), gone);
            }
        }
        for (Map.Entry<AttributeName, AttributeValue> each : wanted.entrySet()) {
            if (!containsIgnoringCase(shown(changed, each.getKey()), each.getValue())) {
                changed = author.addValues(changed, each.getKey(), List.of(each.getValue()));
            }
        }
        return changed;
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

    private static void mustHaveItsName(Entry entry) {
        Rdn leaf = Dn.of(entry.placement().rdn().text()).rdns().get(0);
        leaf.naming().forEach((name, value) -> {
            if (!containsIgnoringCase(shown(entry, name), value)) {
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
        return all.contains(value) || all.stream().anyMatch(each -> equalIgnoringCase(each, value));
    }

    private static boolean equalIgnoringCase(AttributeValue a, AttributeValue b) {
        return a.length() == b.length()
                && a.text().toLowerCase(Locale.ROOT).equals(b.text().toLowerCase(Locale.ROOT));
    }

    private static String abbreviated(AttributeValue value) {
        String text = value.text();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
