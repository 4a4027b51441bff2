package io.bridgehead.gateway.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The changes of one transaction. Each change sees the result of those before it. An entry that is
 * changed several times is written once, with one stamp.
 */
public final class ChangeBatch {
    /** What happens to a new entry that is a well-known one and exists already. */
    public enum WellKnown {
        REFUSED,
        MERGED
    }

    private static final AttributeName ENTRY_UUID = AttributeName.of("entryUUID");

    private final DirectoryOverlay view;
    private final Naming naming;
    private final WellKnown wellKnown;
    private final long time;
    private final Map<Dn, StoredEntry> parents = new HashMap<>();

    public ChangeBatch(Directory directory, WellKnown wellKnown, Instant now) {
        this.view = new DirectoryOverlay(directory);
        this.naming = new Naming(view);
        this.wellKnown = wellKnown;
        this.time = HybridTime.after(directory.hybridTime(), now);
    }

    /** The changed entries, in order of the USNs of their stamps. */
    public List<Entry> entries() {
        return view.entries();
    }

    /** Applies one change; a refused change has no effect. */
    public ChangeResult apply(LdapChange change) {
        try {
            if (change instanceof LdapChange.Add add) {
                add(add);
            } else if (change instanceof LdapChange.Edit edit) {
                Entry entry = writable(edit.dn());
                view.put(AttributeEdits.applied(author(entry.id()), entry, edit.modifications()));
            } else if (change instanceof LdapChange.Delete delete) {
                delete(delete);
            } else if (change instanceof LdapChange.Rename rename) {
                rename(rename);
            }
            return ChangeResult.success(change);
        } catch (RefusedChange e) {
            return ChangeResult.refused(change, e);
        }
    }

    private void add(LdapChange.Add add) {
        Rdn rdn = add.dn().rdns().get(0);
        mustNotBeDisplaced(rdn);
        Optional<StoredEntry> parent = parent(add.dn().parent());
        Optional<StoredEntry> existing = parent.isPresent()
                ? parent.flatMap(each -> naming.holder(each.entry().id(), rdn))
                : naming.find(add.dn());
        if (existing.isPresent()) {
            merge(add, existing.get().entry());
            return;
        }
        Entry above = parent.map(StoredEntry::entry).orElseThrow(() -> noParent(add.dn()));
        mustBeWritable(above.context());
        TreeMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>(add.attributes());
        attributes.keySet().removeIf(AttributeEdits::isOperational);
        AttributeEdits.addNaming(rdn, attributes);
        Author author = author(EntryId.NONE);
        EntryId id = givenId(add).orElseGet(author::freshId);
        view.put(author.create(id, above.context(), above.id(), rdn, attributes));
    }

    /**
     * The parent, from the cache: in an import many entries have the same one. A parent that is missing
     * is not remembered as missing, because a later change may add it.
     */
    private Optional<StoredEntry> parent(Dn dn) {
        Optional<StoredEntry> known = Optional.ofNullable(parents.get(dn));
        Optional<StoredEntry> parent = known.isPresent() ? known : naming.find(dn);
        parent.ifPresent(found -> parents.put(dn, found));
        return parent;
    }

    /** The id given in the file, if no entry and no tombstone has it. */
    private Optional<EntryId> givenId(LdapChange.Add add) {
        return add.attributes().getOrDefault(ENTRY_UUID, List.of()).stream()
                .flatMap(value -> parsed(value).stream())
                .filter(id -> !id.equals(EntryId.NONE) && view.entry(id).isEmpty())
                .findFirst();
    }

    private static Optional<EntryId> parsed(AttributeValue value) {
        try {
            return Optional.of(EntryId.of(value.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void merge(LdapChange.Add add, Entry entry) {
        if (wellKnown == WellKnown.REFUSED || !isWellKnown(entry, add.dn(), view.self())) {
            throw new RefusedChange(
                    ResultCode.ENTRY_ALREADY_EXISTS, "'" + add.dn() + "' exists already");
        }
        mustBeWritable(entry.context());
        Author author = author(entry.id());
        Entry merged = entry;
        for (Map.Entry<AttributeName, List<AttributeValue>> each :
                add.attributes().entrySet()) {
            List<AttributeValue> shown = merged.attribute(each.getKey()).shown();
            List<AttributeValue> missing = each.getValue().stream()
                    .filter(value -> !shown.contains(value))
                    .toList();
            if (!missing.isEmpty() && !AttributeEdits.isOperational(each.getKey())) {
                merged = author.addValues(merged, each.getKey(), missing);
            }
        }
        if (!merged.equals(entry)) {
            view.put(merged);
        }
    }

    /** Whether two sites that each add {@code dn} would create the same entry, with the same id. */
    public static boolean isWellKnown(Entry entry, Dn dn, Identity self) {
        return isRoot(entry)
                || entry.id().equals(EntryId.wellKnown(self.organization(), dn.toString()));
    }

    private void delete(LdapChange.Delete delete) {
        Entry entry = writable(delete.dn());
        mustNotBeRoot(entry, delete.dn());
        if (!view.children(entry.id(), Optional.empty(), 1).isEmpty()) {
            throw new RefusedChange(
                    ResultCode.NOT_ALLOWED_ON_NONLEAF,
                    "'" + delete.dn() + "' has entries below it");
        }
        view.put(author(entry.id()).delete(entry));
        parents.clear();
    }

    private void rename(LdapChange.Rename rename) {
        Entry entry = writable(rename.dn());
        mustNotBeRoot(entry, rename.dn());
        mustNotBeDisplaced(rename.newRdn());
        EntryId parent = rename.newSuperior()
                .map(dn -> newParent(entry, dn))
                .orElse(entry.placement().parent());
        naming.holder(parent, rename.newRdn())
                .filter(each -> !each.entry().id().equals(entry.id()))
                .ifPresent(each -> {
                    throw new RefusedChange(
                            ResultCode.ENTRY_ALREADY_EXISTS,
                            "'" + rename.newRdn() + "' exists already there");
                });
        Author author = author(entry.id());
        view.put(author.rename(entry, parent, rename.newRdn(), rename.deleteOldRdn()));
        parents.clear();
    }

    private EntryId newParent(Entry entry, Dn dn) {
        Entry parent = existing(dn);
        if (!parent.context().equals(entry.context())) {
            throw new RefusedChange(
                    ResultCode.AFFECTS_MULTIPLE_DSAS,
                    "'" + dn + "' lies in another naming context; an entry cannot move to it");
        }
        Optional<Entry> above = Optional.of(parent);
        while (above.isPresent() && !isRoot(above.get())) {
            if (above.get().id().equals(entry.id())) {
                throw new RefusedChange(
                        ResultCode.UNWILLING_TO_PERFORM, "an entry cannot move below itself");
            }
            above = view.entry(above.get().placement().parent()).map(StoredEntry::entry);
        }
        return parent.id();
    }

    private Entry existing(Dn dn) {
        return naming.find(dn).map(StoredEntry::entry).orElseThrow(() -> noEntry(dn));
    }

    private Entry writable(Dn dn) {
        Entry entry = existing(dn);
        mustBeWritable(entry.context());
        return entry;
    }

    private void mustBeWritable(ContextId id) {
        NamingContext context = view.context(id)
                .orElseThrow(() -> new RefusedChange(
                        ResultCode.UNWILLING_TO_PERFORM,
                        "the home site of naming context " + id + " is not known here"));
        Contexts.mustAccept(context, view.self().site());
    }

    private static void mustNotBeRoot(Entry entry, Dn dn) {
        if (isRoot(entry)) {
            throw new RefusedChange(
                    ResultCode.UNWILLING_TO_PERFORM,
                    "'" + dn + "' is the root of a naming context, which stays as it is");
        }
    }

    private static void mustNotBeDisplaced(Rdn rdn) {
        if (rdn.isDisplaced()) {
            throw new RefusedChange(
                    ResultCode.NAMING_VIOLATION,
                    "'" + rdn + "' looks like a displaced name; choose a name without the mark");
        }
    }

    private RefusedChange noEntry(Dn dn) {
        return naming.contextOf(dn)
                .map(each ->
                        new RefusedChange(ResultCode.NO_SUCH_OBJECT, "'" + dn + "' does not exist"))
                .orElseGet(() -> new Contexts(view).outside(dn));
    }

    private RefusedChange noParent(Dn dn) {
        return naming.contextOf(dn)
                .map(each -> new RefusedChange(
                        ResultCode.NO_SUCH_OBJECT,
                        "its parent '" + dn.parent() + "' does not exist"))
                .orElseGet(() -> new Contexts(view).outside(dn));
    }

    /** The author for one entry: a second change of it gets the stamp of the first. */
    private Author author(EntryId id) {
        long usn = view.pending(id).map(StoredEntry::usn).orElse(view.usn() + 1);
        return new Author(new Stamp(time, view.self().epoch(), usn));
    }

    private static boolean isRoot(Entry entry) {
        return entry.id().equals(entry.context().root());
    }
}
