package io.bridgehead.gateway.ldap;

import io.bridgehead.store.Directory;
import io.bridgehead.store.ForwardingDirectory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.SiblingOrder;
import io.bridgehead.store.entry.StoredEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot, and on top of it the entries that the same transaction will write, so that a change sees
 * those before it. Entries, claimants and children are overlaid, which is what names need; all other
 * answers come from the snapshot.
 */
final class DirectoryOverlay extends ForwardingDirectory {
    private static final Comparator<StoredEntry> SIBLINGS =
            Comparator.comparing(each -> SiblingOrder.of(each.entry()));

    private final Map<EntryId, StoredEntry> pending = new LinkedHashMap<>();
    private final TreeMap<SiblingOrder, StoredEntry> siblings = new TreeMap<>();

    DirectoryOverlay(Directory base) {
        super(base);
    }

    /** Adds a version of an entry. A second version keeps the USN and the place of the first. */
    void put(Entry entry) {
        StoredEntry before = pending.get(entry.id());
        if (before != null) {
            siblings.remove(SiblingOrder.of(before.entry()));
        }
        long usn = before == null ? usn() + 1 : before.usn();
        StoredEntry after = new StoredEntry(usn, entry);
        pending.put(entry.id(), after);
        if (entry.isLive()) {
            siblings.put(SiblingOrder.of(entry), after);
        }
    }

    /** The added entries, in order of their USNs. */
    List<Entry> entries() {
        return pending.values().stream().map(StoredEntry::entry).toList();
    }

    /** The added version of this entry. */
    Optional<StoredEntry> pending(EntryId id) {
        return Optional.ofNullable(pending.get(id));
    }

    @Override
    public long usn() {
        return super.usn() + pending.size();
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        return pending(id).or(() -> super.entry(id));
    }

    @Override
    public List<StoredEntry> claimants(EntryId parent, Rdn rdn) {
        List<StoredEntry> all = new ArrayList<>(super.claimants(parent, rdn));
        all.removeIf(each -> pending.containsKey(each.entry().id()));
        String key = rdn.key();
        below(parent, SiblingOrder.first(parent, key)).stream()
                .takeWhile(each -> each.entry().placement().rdn().key().equals(key))
                .forEach(all::add);
        all.sort(SIBLINGS);
        return all;
    }

    @Override
    public List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit) {
        List<StoredEntry> all =
                new ArrayList<>(super.children(parent, after, limit + pending.size()));
        all.removeIf(each -> pending.containsKey(each.entry().id()));
        SiblingOrder from = after.map(SiblingOrder::of).orElse(SiblingOrder.first(parent, ""));
        below(parent, from).stream()
                .filter(each -> SiblingOrder.of(each.entry()).compareTo(from) > 0)
                .forEach(all::add);
        all.sort(SIBLINGS);
        return all.stream().limit(limit).toList();
    }

    private List<StoredEntry> below(EntryId parent, SiblingOrder from) {
        return siblings.tailMap(from, true).values().stream()
                .takeWhile(each -> each.entry().placement().parent().equals(parent))
                .toList();
    }
}
