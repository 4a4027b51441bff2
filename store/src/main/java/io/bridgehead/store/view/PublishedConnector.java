package io.bridgehead.store.view;

import io.bridgehead.routing.Connection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entry of a connector below {@code cn=Configuration}: which sites it reaches, and at which cost.
 * Each gateway computes its routes from the entries of all sites.
 */
public final class PublishedConnector {
    private static final AttributeName OBJECT_CLASS = AttributeName.of("objectClass");
    private static final AttributeName NAME = AttributeName.of("cn");
    private static final AttributeName REACHES = AttributeName.of("bridgeheadConnectedSite");
    private static final AttributeValue CLASS = AttributeValue.of("bridgeheadConnector");
    private static final String CONFIGURATION = "cn=Configuration,";
    private static final Pattern ROW = Pattern.compile("(\\S{1,64}) ([1-9][0-9]{0,3})");

    /** No {@code cn=Configuration} has so many children. */
    private static final int CHILDREN_MAX = 100_000;

    private PublishedConnector() {}

    /**
     * What the other sites publish, in their order. Each site counts only with what it publishes itself;
     * values that cannot be read are left out.
     */
    public static List<Connection> all(Directory directory) {
        List<Connection> all = new ArrayList<>();
        for (NamingContext context : configurations(directory)) {
            SiteId from = context.home().orElseThrow();
            for (StoredEntry child :
                    directory.children(context.id().root(), Optional.empty(), CHILDREN_MAX)) {
                if (isOne(child.entry()) && !from.equals(directory.self().site())) {
                    child.entry()
                            .attribute(REACHES)
                            .shown()
                            .forEach(row -> read(from, row).ifPresent(all::add));
                }
            }
        }
        return all;
    }

    /** The USN of the latest change in any Configuration: while it is the same, so is {@link #all}. */
    public static long lastChange(Directory directory) {
        return configurations(directory).stream()
                .mapToLong(each -> directory.totals(each.id()).lastUsn())
                .max()
                .orElse(0);
    }

    private static List<NamingContext> configurations(Directory directory) {
        return directory.contexts().stream()
                .filter(each -> each.home().isPresent())
                .filter(each ->
                        each.dn().regionMatches(true, 0, CONFIGURATION, 0, CONFIGURATION.length()))
                .toList();
    }

    private static Optional<Connection> read(SiteId from, AttributeValue value) {
        Matcher row = ROW.matcher(value.text());
        return row.matches() && SiteId.isValid(row.group(1))
                ? Optional.of(new Connection(
                        from, SiteId.of(row.group(1)), Integer.parseInt(row.group(2))))
                : Optional.empty();
    }

    static String cn(String connector) {
        return "connector " + connector;
    }

    static SortedMap<AttributeName, List<AttributeValue>> attributes(
            String connector, SortedMap<SiteId, Integer> sites) {
        SortedMap<AttributeName, List<AttributeValue>> all = new TreeMap<>();
        all.put(OBJECT_CLASS, List.of(CLASS, AttributeValue.of("top")));
        all.put(NAME, List.of(AttributeValue.of(cn(connector))));
        all.put(
                REACHES,
                sites.entrySet().stream()
                        .map(each -> AttributeValue.of(each.getKey() + " " + each.getValue()))
                        .sorted()
                        .toList());
        return all;
    }

    static boolean isOne(Entry entry) {
        return entry.attribute(OBJECT_CLASS).shown().contains(CLASS);
    }
}
