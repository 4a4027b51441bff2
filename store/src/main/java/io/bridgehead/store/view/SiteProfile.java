package io.bridgehead.store.view;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a site publishes below its {@code cn=Configuration}: an entry for its gateway, one for each
 * partner, and one for each connector. So topology is replicated data that every site can read.
 *
 * @param routingAddress the routing address of this gateway
 * @param partners the sites with which it replicates, and their servers
 * @param lifetime how long a deleted entry in the contexts of this site can be undeleted
 * @param connectors by name: the sites that each connector reaches, and the cost
 */
public record SiteProfile(
        String routingAddress,
        Duration lifetime,
        SortedMap<SiteId, String> partners,
        SortedMap<String, SortedMap<SiteId, Integer>> connectors) {
    private static final AttributeName OBJECT_CLASS = AttributeName.of("objectClass");
    private static final AttributeName NAME = AttributeName.of("cn");
    private static final AttributeName EPOCH = AttributeName.of("bridgeheadEpoch");
    private static final AttributeName SERVER = AttributeName.of("bridgeheadServer");
    private static final AttributeName ADDRESS = AttributeName.of("bridgeheadRoutingAddress");
    private static final AttributeValue SITE_CLASS = AttributeValue.of("bridgeheadSite");
    private static final AttributeValue PARTNER_CLASS = AttributeValue.of("bridgeheadPartner");

    /** No {@code cn=Configuration} has so many children. */
    private static final int CHILDREN_MAX = 100_000;

    public SiteProfile {
        partners = Collections.unmodifiableSortedMap(partners);
        connectors = Collections.unmodifiableSortedMap(connectors);
    }

    /**
     * The writes that bring the published entries up to date; none if they are. The entries of removed
     * partners and connectors are deleted; if one comes back, its entry is undeleted. Epochs are only
     * added. Other attributes and other entries below {@code cn=Configuration} stay as they are.
     */
    public List<Entry> changes(Directory directory, Instant now) {
        Identity self = directory.self();
        TreeMap<EntryId, Wanted> wanted = new TreeMap<>();
        wanted(wanted, self, self.site().name(), siteAttributes(directory));
        partners.forEach((site, server) ->
                wanted(wanted, self, site.name(), attributes(PARTNER_CLASS, site, server)));
        connectors.forEach((connector, sites) -> wanted(
                wanted,
                self,
                PublishedConnector.cn(connector),
                PublishedConnector.attributes(connector, sites)));
        List<Entry> changes = new ArrayList<>();
        Author author = Author.of(directory, now);
        for (Map.Entry<EntryId, Wanted> each : wanted.entrySet()) {
            Optional<Entry> before = directory.entry(each.getKey()).map(StoredEntry::entry);
            Entry after = each.getValue().applied(author, each.getKey(), self, before);
            if (!before.equals(Optional.of(after))) {
                changes.add(after);
                author = author.next();
            }
        }
        for (StoredEntry child :
                directory.children(root(self).root(), Optional.empty(), CHILDREN_MAX)) {
            if (!wanted.containsKey(child.entry().id()) && isOurs(child.entry())) {
                changes.add(author.delete(child.entry()));
                author = author.next();
            }
        }
        return changes;
    }

    /** An entry as it should be. */
    private record Wanted(Rdn rdn, SortedMap<AttributeName, List<AttributeValue>> attributes) {
        Entry applied(Author author, EntryId id, Identity self, Optional<Entry> before) {
            ContextId context = root(self);
            if (before.isEmpty()) {
                return author.create(id, context, context.root(), rdn, attributes);
            }
            Entry entry = before.get();
            Entry after = entry.life().deleted() ? author.undeleteAnew(entry) : entry;
            if (after.placement().write().stamp().isNone()) {
                after = author.place(after, context.root(), rdn);
            }
            for (Map.Entry<AttributeName, List<AttributeValue>> each : attributes.entrySet()) {
                if (!entry.attribute(each.getKey()).shown().equals(each.getValue())) {
                    after = author.replace(after, each.getKey(), each.getValue());
                }
            }
            return after;
        }
    }

    private SortedMap<AttributeName, List<AttributeValue>> siteAttributes(Directory directory) {
        Identity self = directory.self();
        SortedMap<AttributeName, List<AttributeValue>> all =
                attributes(SITE_CLASS, self.site(), self.server());
        all.put(TombstoneLifetime.ATTRIBUTE, List.of(AttributeValue.of(lifetime.toString())));
        all.put(ADDRESS, List.of(AttributeValue.of(routingAddress)));
        List<AttributeValue> epochs = new ArrayList<>(directory
                .entry(id(self, self.site().name()))
                .map(each -> each.entry().attribute(EPOCH).shown())
                .orElse(List.of()));
        AttributeValue epoch = AttributeValue.of(self.epoch().toString());
        if (!epochs.contains(epoch)) {
            epochs.add(epoch);
        }
        Collections.sort(epochs);
        all.put(EPOCH, List.copyOf(epochs));
        return all;
    }

    private static SortedMap<AttributeName, List<AttributeValue>> attributes(
            AttributeValue objectClass, SiteId site, String server) {
        SortedMap<AttributeName, List<AttributeValue>> all = new TreeMap<>();
        all.put(OBJECT_CLASS, List.of(objectClass, AttributeValue.of("top")));
        all.put(NAME, List.of(AttributeValue.of(site.name())));
        all.put(SERVER, List.of(AttributeValue.of(server)));
        return all;
    }

    private static void wanted(
            SortedMap<EntryId, Wanted> all,
            Identity self,
            String cn,
            SortedMap<AttributeName, List<AttributeValue>> attributes) {
        all.put(id(self, cn), new Wanted(new Rdn("cn=" + cn), attributes));
    }

    /** The entry in which a site publishes itself. */
    static EntryId entryOf(Identity self, SiteId site) {
        return EntryId.wellKnown(
                self.organization(),
                "cn=" + site + ",cn=Configuration,ou=" + site + "," + self.base());
    }

    private static boolean isOurs(Entry entry) {
        return entry.attribute(OBJECT_CLASS).shown().contains(PARTNER_CLASS)
                || PublishedConnector.isOne(entry);
    }

    private static ContextId root(Identity self) {
        return ContextId.rootedAt(self.organization(), Genesis.configurationDn(self));
    }

    private static EntryId id(Identity self, String cn) {
        return EntryId.wellKnown(
                self.organization(), "cn=" + cn + "," + Genesis.configurationDn(self));
    }
}
