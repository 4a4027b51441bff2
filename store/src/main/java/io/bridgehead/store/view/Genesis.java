package io.bridgehead.store.view;

import io.bridgehead.store.Changes;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a new database: the roots of the contexts that this site masters or shares. Their ids
 * are well known. So the roots that several sites found become the same entries when the sites meet.
 * {@code cn=LostAndFound} has no entry: it is only a name ({@link Naming}).
 */
public final class Genesis {
    private static final AttributeName OBJECT_CLASS = AttributeName.of("objectClass");

    private static final Map<String, String> CLASS_BY_TYPE = Map.of(
            "o", "organization",
            "ou", "organizationalUnit",
            "dc", "domain",
            "c", "country",
            "l", "locality",
            "st", "locality",
            "cn", "container");

    private Genesis() {}

    /** The DN of the context of which this site is the home. */
    public static String siteDn(Identity self) {
        return "ou=" + self.site() + "," + self.base();
    }

    /** The DN below which this site publishes its servers, partners and connectors. */
    public static String configurationDn(Identity self) {
        return "cn=Configuration," + siteDn(self);
    }

    /** The contexts of a site that configures none: the shared base, its own, and its Configuration. */
    public static List<NamingContext> contexts(Identity self) {
        return List.of(
                context(self, self.base(), true),
                context(self, siteDn(self), false),
                context(self, configurationDn(self), false));
    }

    /**
     * What makes a new database ours: entries, contexts, and the owner of our epoch. Write it once, as
     * the first transaction. A context of another site gets a row, but no root entry. Throws
     * {@link IllegalArgumentException} for a context that lies below none of the others;
     * {@code contexts} must contain the base.
     */
    public static Changes changes(Identity self, List<NamingContext> contexts, Instant now) {
        List<NamingContext> downwards = contexts.stream()
                .sorted(Comparator.comparing(each -> Dn.of(each.dn()).rdns().size()))
                .toList();
        long time = HybridTime.after(0, now);
        List<Entry> roots = new ArrayList<>();
        for (NamingContext context : downwards) {
            Author author = new Author(new Stamp(time, self.epoch(), roots.size() + 1));
            Entry root = root(self, author, context, downwards);
            if (context.acceptsWritesOf(self.site())) {
                roots.add(root);
            }
        }
        EpochOwner owner = new EpochOwner(self.epoch(), self.site(), self.server());
        return Changes.NONE
                .but()
                .entries(roots)
                .owners(List.of(owner))
                .contexts(contexts)
                .done();
    }

    private static NamingContext context(Identity self, String dn, boolean shared) {
        return new NamingContext(
                ContextId.rootedAt(self.organization(), dn),
                dn,
                shared ? Optional.empty() : Optional.of(self.site()),
                shared);
    }

    private static Entry root(
            Identity self, Author author, NamingContext context, List<NamingContext> all) {
        Dn dn = Dn.of(context.dn());
        boolean isBase = dn.key().equals(Dn.of(self.base()).key());
        Optional<NamingContext> above = all.stream()
                .filter(each -> Dn.of(each.dn()).key().equals(dn.parent().key()))
                .findFirst();
        if (!isBase && above.isEmpty()) {
            throw new IllegalArgumentException("no context at '" + dn.parent() + "' for " + dn);
        }
        EntryId parent = isBase ? EntryId.NONE : above.get().id().root();
        Rdn name = isBase ? new Rdn(self.base()) : dn.rdns().get(0);
        return author.create(
                context.id().root(),
                context.id(),
                parent,
                name,
                attributes(dn.rdns().get(0)));
    }

    private static SortedMap<AttributeName, List<AttributeValue>> attributes(Rdn rdn) {
        SortedMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>();
        rdn.naming().forEach((type, value) -> {
            String structural = CLASS_BY_TYPE.getOrDefault(type.value(), "extensibleObject");
            attributes.put(type, List.of(value));
            attributes.put(
                    OBJECT_CLASS, List.of(AttributeValue.of("top"), AttributeValue.of(structural)));
        });
        return attributes;
    }
}
