package io.bridgehead.gateway.ldap;

import io.bridgehead.gateway.ldif.ImportOptions;
import io.bridgehead.gateway.ldif.LdifExport;
import io.bridgehead.gateway.ldif.LdifImport;
import io.bridgehead.gateway.ldif.LdifLimits;
import io.bridgehead.gateway.ldif.LdifReader;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.view.Genesis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A fresh site NORTH of o=Org, which has heard of a site SOUTH. */
public final class North {
    public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    public static final Identity SELF = new Identity(
            new UUID(1, 1), "o=Org", SiteId.of("NORTH"), "north-1", new Epoch(new UUID(0, 1)));

    private North() {}

    public static Store founded() {
        return founded(new MemoryStore(SELF));
    }

    public static Store founded(Store store) {
        List<NamingContext> contexts = new ArrayList<>(Genesis.contexts(SELF));
        contexts.add(new NamingContext(
                ContextId.rootedAt(SELF.organization(), "ou=SOUTH,o=Org"),
                "ou=SOUTH,o=Org",
                Optional.of(SiteId.of("SOUTH")),
                false));
        Changes genesis = Genesis.changes(SELF, contexts, NOW);
        store.write(transaction -> {
            transaction.write(genesis);
            return genesis;
        });
        return store;
    }

    public static LdifImport.Result imported(Store store, String ldif) {
        return imported(store, ldif, ImportOptions.DEFAULT);
    }

    public static LdifImport.Result imported(Store store, String ldif, ImportOptions options) {
        return imported(store, ldif.getBytes(StandardCharsets.UTF_8), options);
    }

    public static LdifImport.Result imported(Store store, byte[] ldif, ImportOptions options) {
        return new LdifImport(store, options, InstantSource.fixed(NOW), progress -> {})
                .run(() -> new ByteArrayInputStream(ldif));
    }

    public static String exported(Store store, boolean operational) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.read(directory -> LdifExport.all(directory, operational, out));
        return out.toString(StandardCharsets.UTF_8);
    }

    public static List<LdapChange> changes(String ldif) {
        LdifReader reader = new LdifReader(
                new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)),
                LdifLimits.DEFAULT);
        List<LdapChange> changes = new ArrayList<>();
        for (var item = reader.next(); item.isPresent(); item = reader.next()) {
            if (item.get() instanceof LdifReader.Good good) {
                changes.add(good.change());
            } else {
                throw new IllegalArgumentException(item.get().toString());
            }
        }
        return changes;
    }

    public static List<ChangeResult> modified(Store store, String ldif) {
        return Modify.apply(store, changes(ldif), Modify.OnRefusal.NOTHING, NOW);
    }

    public static void write(Store store, Entry entry) {
        store.write(transaction -> {
            transaction.write(Changes.ofEntries(List.of(entry)));
            return entry;
        });
    }
}
