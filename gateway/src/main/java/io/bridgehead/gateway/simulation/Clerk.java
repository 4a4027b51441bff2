package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.simulation.plan.Chance;
import io.bridgehead.gateway.simulation.plan.MailPlan;
import io.bridgehead.gateway.simulation.plan.Plan.People;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.view.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The users who write at one site. They use few names, attributes and values, so that their changes
 * conflict.
 */
final class Clerk {
    private static final List<String> NAMES = List.of("anna", "bert", "Carl", "dora", "emil");
    private static final AttributeName NAMING = AttributeName.of("cn");

    private static final int TOMBSTONES = 100;

    /** How many changes to make in one context. Some of the values are photos. */
    record Task(NamingContext context, int changes, MailPlan.Photos photos) {}

    private final Chance chance;
    private final Directory directory;
    private final Task task;
    private final TreeMap<EntryId, Entry> present = new TreeMap<>();
    private final List<Entry> written = new ArrayList<>();

    private Clerk(Chance chance, Directory directory, Task task) {
        this.chance = chance;
        this.task = task;
        this.directory = directory;
    }

    /** Changes some entries. Returns their new versions in the order of their USNs. */
    static List<Entry> write(Chance chance, Directory directory, Task task, Instant now) {
        Clerk clerk = new Clerk(chance, directory, task);
        Author author = Author.of(directory, now);
        for (int i = 0; i < task.changes(); i++) {
            Entry entry = clerk.change(author, task.context().id());
            clerk.present.put(entry.id(), entry);
            clerk.written.add(entry);
            author = author.next();
        }
        return clerk.written;
    }

    /** Undeletes one entry whose tombstone has not expired. Returns nothing if there is none. */
    static List<Entry> undelete(
            Chance chance, Directory directory, Duration lifetime, Instant now) {
        List<Entry> dead = directory.contexts().stream()
                .filter(each -> each.acceptsWritesOf(directory.self().site()))
                .flatMap(each ->
                        directory.tombstones(each.id(), Optional.empty(), TOMBSTONES).stream())
                .map(StoredEntry::entry)
                .filter(each -> age(each, now).compareTo(lifetime) < 0)
                .toList();
        if (dead.isEmpty()) {
            return List.of();
        }
        Entry entry = chance.pick(dead);
        Author author = Author.of(directory, now);
        boolean old = age(entry, now).compareTo(lifetime.dividedBy(2)) > 0;
        return List.of(old ? author.undeleteAnew(entry) : author.undelete(entry));
    }

    private static Duration age(Entry tombstone, Instant now) {
        return Duration.between(
                HybridTime.instant(tombstone.life().write().stamp().time()), now);
    }

    private Entry change(Author author, ContextId context) {
        List<Entry> live = live(context);
        List<Entry> below =
                live.stream().filter(each -> !each.id().equals(context.root())).toList();
        int choice = chance.below(below.isEmpty() ? 3 : 12);
        if (choice < 3) {
            EntryId id = new EntryId(chance.uuid());
            EntryId parent = parent(live, context);
            Rdn rdn = rdn();
            return author.create(id, context, parent, rdn, attributes(rdn));
        }
        Entry entry = chance.pick(below);
        AttributeName name = chance.pick(People.ATTRIBUTES);
        return switch (choice) {
            case 3, 4 -> author.replace(entry, name, values(chance.below(3)));
            case 5, 6, 7 -> author.addValues(entry, name, values(1 + chance.below(2)));
            case 8 -> author.deleteValues(entry, name, values(1));
            case 9 -> author.rename(entry, entry.placement().parent(), rdn(), true);
            case 10 -> author.rename(entry, parent(live, context), rdn(), true);
            default -> author.delete(entry);
        };
    }

    private List<Entry> live(ContextId context) {
        TreeMap<EntryId, Entry> all = new TreeMap<>();
        directory.changes(context, new Range(0, directory.usn()), Integer.MAX_VALUE).stream()
                .map(StoredEntry::entry)
                .forEach(each -> all.put(each.id(), each));
        all.putAll(present);
        return all.values().stream().filter(Entry::isLive).toList();
    }

    private EntryId parent(List<Entry> live, ContextId context) {
        return live.isEmpty() || chance.perMille(500)
                ? context.root()
                : chance.pick(live).id();
    }

    /**
     * A name that the entry shows as a value, though it is not its name. The users here rename with
     * {@code deleteoldrdn} and write no such value themselves, so only a rename that lost leaves one.
     */
    static Optional<AttributeValue> strayName(Entry entry) {
        return entry.shown(NAMING).stream()
                .filter(value -> NAMES.contains(value.text()))
                .filter(value -> !entry.placement().rdn().values().containsValue(value))
                .findFirst();
    }

    private Rdn rdn() {
        return new Rdn("cn=" + chance.pick(NAMES));
    }

    /** As LDAP demands, a new entry has the values of its name (RFC 4512 section 2.3). */
    private Map<AttributeName, List<AttributeValue>> attributes(Rdn rdn) {
        TreeMap<AttributeName, List<AttributeValue>> attributes = new TreeMap<>();
        rdn.naming().forEach((name, value) -> attributes.put(name, List.of(value)));
        attributes.put(chance.pick(People.ATTRIBUTES), values(1 + chance.below(2)));
        return attributes;
    }

    private List<AttributeValue> values(int count) {
        List<AttributeValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(AttributeValue.of(
                    task.photos().perMille() > 0
                                    && chance.perMille(task.photos().perMille())
                            ? photo()
                            : "v" + chance.below(5)));
        }
        return values;
    }

    /** A value that may not fit into one small mail and that no compression makes smaller. */
    private String photo() {
        return Base64.getEncoder()
                .encodeToString(chance.bytes(chance.below(task.photos().bytesMax())));
    }
}
