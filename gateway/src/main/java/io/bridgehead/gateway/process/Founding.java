package io.bridgehead.gateway.process;

import io.bridgehead.gateway.config.Config;
import io.bridgehead.gateway.config.ContextSection;
import io.bridgehead.gateway.config.OrganizationSection;
import io.bridgehead.store.DatabaseEngine;
import io.bridgehead.store.DurableStore;
import io.bridgehead.store.Identity;
import io.bridgehead.store.OwnerOnly;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.view.Genesis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** {@code init}: makes the data folder and the database of a new gateway. */
public final class Founding {
    private Founding() {}

    /**
     * Creates the data folder and the database, and writes the entries that every site has. When
     * this returns, they are durable. Throws {@link IllegalArgumentException} if the configuration
     * names no organization id. Throws what {@link DatabaseEngine#create} throws if there is a
     * database already.
     */
    public static Identity found(Config config, Clock clock) {
        Identity self = identity(config, clock);
        DataFolder folder = new DataFolder(config.data());
        DatabaseEngine engine = new ConfigTranslation(config).engine();
        Restoring.requireFinished(folder, engine);
        try {
            OwnerOnly.makeFolder(folder.root());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + folder.root(), e);
        }
        try (Store store = engine.create(folder.store(), self)) {
            store.write(tx -> {
                tx.write(Genesis.changes(self, contexts(config, self), clock.instant()));
                return self;
            });
        }
        return self;
    }

    /** Opens the database that {@link #found} made. No gateway may run on it. */
    public static DurableStore open(Config config) {
        return new ConfigTranslation(config).engine().open(new DataFolder(config.data()).store());
    }

    /**
     * Throws {@link MismatchException} if {@code self}, read from the database, contradicts {@code
     * config}.
     */
    public static void check(Config config, Identity self) {
        difference(config, self).ifPresent(each -> {
            throw new MismatchException(
                    each + ": correct the configuration, or name another data folder in <data>");
        });
    }

    /** How {@code self}, read from a database, differs from {@code config}; empty if both agree. */
    static Optional<String> difference(Config config, Identity self) {
        OrganizationSection organization = config.organization();
        UUID id = organization.id().orElse(self.organization());
        boolean sameBase = ContextId.rootedAt(id, organization.base())
                .equals(ContextId.rootedAt(id, self.base()));
        return differ("organization id", id, self.organization())
                .or(() -> differ("site name", config.site().name(), self.site()))
                .or(() -> sameBase
                        ? Optional.empty()
                        : differ("organization base", organization.base(), self.base()));
    }

    private static Optional<String> differ(String what, Object configured, Object stored) {
        return configured.equals(stored)
                ? Optional.empty()
                : Optional.of("the " + what + " in the configuration is " + configured
                        + ", but the database was made for " + stored);
    }

    private static Identity identity(Config config, Clock clock) {
        UUID organization = config.organization()
                .id()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the organization has no id; 'bridgehead init --new-organization' prints one"));
        byte[] random = new byte[10];
        new SecureRandom().nextBytes(random);
        return new Identity(
                organization,
                config.organization().base(),
                config.site().name(),
                config.site().server(),
                Epoch.fresh(clock.instant(), Epoch.NONE, random));
    }

    /**
     * The usual contexts and the configured ones. A configured context replaces a usual one of its
     * DN.
     */
    private static List<NamingContext> contexts(Config config, Identity self) {
        TreeMap<ContextId, NamingContext> contexts = new TreeMap<>();
        Genesis.contexts(self).forEach(each -> contexts.put(each.id(), each));
        for (ContextSection each : config.namingContexts()) {
            ContextId id = ContextId.rootedAt(self.organization(), each.dn());
            contexts.put(
                    id,
                    new NamingContext(
                            id, each.dn(), each.home(), each.write() == ContextSection.Write.ANY));
        }
        return new ArrayList<>(contexts.values());
    }
}
