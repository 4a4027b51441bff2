package io.bridgehead.store.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.Connection;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Merge;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenesisTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final UUID ORGANIZATION = new UUID(1, 1);

    @Test
    void aFreshSiteHasItsWellKnownEntries() {
        MemoryStore store = founded(identity("NORTH", 1, "o=Org"));

        assertThat(dns(store))
                .containsExactly("o=Org", "ou=NORTH,o=Org", "cn=Configuration,ou=NORTH,o=Org");
        assertThat(shown(store, "ou=NORTH,o=Org", "objectClass"))
                .containsExactly("organizationalUnit", "top");
        assertThat(shown(store, "ou=NORTH,o=Org", "ou")).containsExactly("NORTH");
        assertThat(store.<Long>read(Directory::usn)).isEqualTo(3);
        assertThat(store.<Optional<EpochOwner>>read(
                        directory -> directory.owner(directory.self().epoch())))
                .hasValue(new EpochOwner(
                        new Epoch(new UUID(0, 1)), SiteId.of("NORTH"), "server of NORTH"));
    }

    @Test
    void onlyTheBaseIsShared() {
        List<NamingContext> contexts = Genesis.contexts(identity("NORTH", 1, "o=Org"));

        assertThat(contexts)
                .extracting(each -> each.acceptsWritesOf(SiteId.of("SOUTH")))
                .containsExactly(true, false, false);
    }

    @Test
    void theBaseMayHaveSeveralParts() {
        MemoryStore store = founded(identity("NORTH", 1, "dc=example,dc=org"));

        assertThat(dns(store)).contains("dc=example,dc=org", "ou=NORTH,dc=example,dc=org");
        assertThat(shown(store, "dc=example,dc=org", "dc")).containsExactly("example");
        assertThat(shown(store, "dc=example,dc=org", "objectClass"))
                .containsExactly("domain", "top");
    }

    @Test
    void theBasesOfTwoSitesAreOneEntry() {
        Entry north = founded(identity("NORTH", 1, "o=Org")).read(GenesisTest::base);
        Entry south = founded(identity("SOUTH", 2, "O=org")).read(GenesisTest::base);

        Merge merge = Merge.of(north, south);

        assertThat(merge.entry().isLive()).isTrue();
        assertThat(merge.entry()).isEqualTo(Merge.of(south, north).entry());
    }

    @Test
    void aContextInTheAirIsRefused() {
        Identity self = identity("NORTH", 1, "o=Org");
        String dn = "ou=Groups,ou=Nowhere,o=Org";
        NamingContext lonely =
                new NamingContext(ContextId.rootedAt(ORGANIZATION, dn), dn, Optional.empty(), true);
        List<NamingContext> contexts = Stream.concat(
                        Genesis.contexts(self).stream(), Stream.of(lonely))
                .toList();

        assertThatThrownBy(() -> Genesis.changes(self, contexts, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ou=Nowhere,o=Org");
    }

    @Test
    void theProfileIsPublishedOnce() {
        MemoryStore store = founded(identity("NORTH", 1, "o=Org"));

        assertThat(publish(store, "north@mail", "SOUTH")).isEqualTo(2);
        assertThat(publish(store, "north@mail", "SOUTH")).isZero();
        assertThat(shown(store, "cn=NORTH,cn=Configuration,ou=NORTH,o=Org", "bridgeheadEpoch"))
                .containsExactly(new Epoch(new UUID(0, 1)).toString());
        assertThat(shown(store, "cn=SOUTH,cn=Configuration,ou=NORTH,o=Org", "bridgeheadServer"))
                .containsExactly("server of SOUTH");
    }

    @Test
    void onlyWhatDiffersIsWrittenAgain() {
        MemoryStore store = founded(identity("NORTH", 1, "o=Org"));
        publish(store, "north@mail", "SOUTH");

        assertThat(publish(store, "other@mail", "SOUTH")).isEqualTo(1);
        assertThat(shown(
                        store,
                        "cn=NORTH,cn=Configuration,ou=NORTH,o=Org",
                        "bridgeheadRoutingAddress"))
                .containsExactly("other@mail");
    }

    @Test
    void aPartnerThatGoesAndReturnsIsDeletedAndUndeleted() {
        MemoryStore store = founded(identity("NORTH", 1, "o=Org"));
        publish(store, "north@mail", "SOUTH", "WEST");
        String south = "cn=SOUTH,cn=Configuration,ou=NORTH,o=Org";

        assertThat(publish(store, "north@mail", "WEST")).isEqualTo(1);
        assertThat(dns(store)).doesNotContain(south);
        assertThat(publish(store, "north@mail", "SOUTH", "WEST")).isEqualTo(1);
        assertThat(dns(store)).contains(south);
    }

    @Test
    void aSiteSetsTheLifetimeOfTombstonesInItsContexts() {
        MemoryStore store = founded(identity("NORTH", 1, "o=Org"));
        Duration half = Duration.ofDays(30);
        assertThat(lifetime(store, "ou=NORTH,o=Org")).isEqualTo(TombstoneLifetime.DEFAULT);
        publish(store, new SiteProfile("north@mail", half, new TreeMap<>(), new TreeMap<>()));
        assertThat(lifetime(store, "ou=NORTH,o=Org")).isEqualTo(half);
        assertThat(lifetime(store, "cn=Configuration,ou=NORTH,o=Org")).isEqualTo(half);
        assertThat(lifetime(store, "o=Org")).isEqualTo(TombstoneLifetime.DEFAULT);
        publish(
                store,
                new SiteProfile("north@mail", Duration.ZERO, new TreeMap<>(), new TreeMap<>()));
        assertThat(lifetime(store, "ou=NORTH,o=Org")).isEqualTo(TombstoneLifetime.LEAST);
    }

    private static Duration lifetime(MemoryStore store, String context) {
        return store.read(directory -> TombstoneLifetime.of(
                directory, ContextId.rootedAt(ORGANIZATION, context), TombstoneLifetime.DEFAULT));
    }

    @Test
    void connectorsArePublishedAndReadBackByTheOthers() {
        MemoryStore store = founded(identity("NORTH", 1, "o=Org"));
        SiteId south = SiteId.of("SOUTH");
        var connectors = new TreeMap<String, SortedMap<SiteId, Integer>>(Map.of(
                "mail", new TreeMap<>(Map.of(south, 11, SiteId.of("WEST"), 51)),
                "spare", new TreeMap<>()));
        assertThat(publish(
                        store,
                        new SiteProfile(
                                "north@mail",
                                TombstoneLifetime.DEFAULT,
                                new TreeMap<>(),
                                connectors)))
                .isEqualTo(3);
        assertThat(shown(
                        store,
                        "cn=connector mail,cn=Configuration,ou=NORTH,o=Org",
                        "bridgeheadConnectedSite"))
                .containsExactly("SOUTH 11", "WEST 51");
        assertThat(store.read(PublishedConnector::all))
                .as("our own say our connectors better")
                .isEmpty();

        MemoryStore other = founded(identity("SOUTH", 2, "o=Org"));
        ContextId configuration =
                ContextId.rootedAt(ORGANIZATION, "cn=Configuration,ou=NORTH,o=Org");
        List<Entry> entries = store.read(directory ->
                directory.changes(configuration, new Range(0, directory.usn()), 99).stream()
                        .map(StoredEntry::entry)
                        .toList());
        NamingContext context =
                store.read(directory -> directory.context(configuration)).orElseThrow();
        other.write(transaction -> {
            transaction.write(contexts(context));
            return 0;
        });
        other.write(transaction -> {
            transaction.write(Changes.ofEntries(entries));
            return 0;
        });
        assertThat(other.read(PublishedConnector::all))
                .containsExactly(
                        new Connection(SiteId.of("NORTH"), south, 11),
                        new Connection(SiteId.of("NORTH"), SiteId.of("WEST"), 51));
        assertThat(other.read(PublishedConnector::lastChange)).isPositive();

        connectors.remove("spare");
        assertThat(publish(
                        store,
                        new SiteProfile(
                                "north@mail",
                                TombstoneLifetime.DEFAULT,
                                new TreeMap<>(),
                                connectors)))
                .as("one is gone")
                .isEqualTo(1);
    }

    private static Changes contexts(NamingContext context) {
        return Changes.NONE.but().contexts(List.of(context)).done();
    }

    private static int publish(MemoryStore store, SiteProfile profile) {
        return store.write(transaction -> {
            List<Entry> changes = profile.changes(transaction, NOW);
            transaction.write(Changes.ofEntries(changes));
            return changes.size();
        });
    }

    private static int publish(MemoryStore store, String address, String... partners) {
        TreeMap<SiteId, String> servers = new TreeMap<>();
        for (String partner : partners) {
            servers.put(SiteId.of(partner), "server of " + partner);
        }
        return publish(
                store,
                new SiteProfile(address, TombstoneLifetime.DEFAULT, servers, new TreeMap<>()));
    }

    private static Identity identity(String site, long epoch, String base) {
        return new Identity(
                ORGANIZATION,
                base,
                SiteId.of(site),
                "server of " + site,
                new Epoch(new UUID(0, epoch)));
    }

    private static MemoryStore founded(Identity self) {
        MemoryStore store = new MemoryStore(self);
        Changes genesis = Genesis.changes(self, Genesis.contexts(self), NOW);
        store.write(transaction -> {
            transaction.write(genesis);
            return genesis;
        });
        return store;
    }

    private static Entry base(Directory directory) {
        return directory
                .entry(EntryId.wellKnown(ORGANIZATION, "o=Org"))
                .orElseThrow()
                .entry();
    }

    private static List<String> dns(MemoryStore store) {
        return store.read(directory -> directory.contexts().stream()
                .flatMap(each ->
                        directory.changes(each.id(), new Range(0, directory.usn()), 99).stream())
                .flatMap(each -> new Naming(directory).dn(each.entry()).stream())
                .sorted(Comparator.comparing(String::length))
                .toList());
    }

    private static List<String> shown(MemoryStore store, String dn, String name) {
        return store.read(directory -> new Naming(directory)
                        .find(Dn.of(dn))
                        .orElseThrow()
                        .entry()
                        .attribute(AttributeName.of(name))
                        .shown()
                        .stream()
                        .map(AttributeValue::text)
                        .toList());
    }
}
