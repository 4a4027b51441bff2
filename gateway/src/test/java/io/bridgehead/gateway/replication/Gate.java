package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.replication.step.Step;
import io.bridgehead.gateway.replication.step.Verdict;
import io.bridgehead.gateway.replication.terms.Limits;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.routing.schedule.Schedule;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Directory;
import io.bridgehead.store.ForwardingDirectory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.Store;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.memory.MemoryStore;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Genesis;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A gateway for tests: a memory store, the core, and what the last step sent. */
final class Gate {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final UUID ORGANIZATION = UUID.fromString("6e2f7b34-5d1c-4b8a-9f3e-2a1d0c9b8e7f");
    static final ContextId BASE = ContextId.rootedAt(ORGANIZATION, "dc=example");
    static final AttributeName P = AttributeName.of("p");
    static final AttributeName Q = AttributeName.of("q");

    private Replication replication;
    private final Identity first;
    private final List<Changes> committed = new ArrayList<>();
    private MemoryStore store;
    private final List<Message> waiting = new ArrayList<>();
    private List<Message> sent = List.of();
    private long entriesRead;

    private Gate(String site, int life, Replication replication) {
        this.replication = replication;
        Epoch epoch = Epoch.fresh(
                NOON.plusSeconds(life),
                Epoch.NONE,
                (site + "0123456789").getBytes(StandardCharsets.UTF_8));
        Identity self =
                new Identity(ORGANIZATION, "dc=example", SiteId.of(site), site + "-GW", epoch);
        this.first = self;
        this.store = new MemoryStore(self);
        store.write(tx -> {
            commit(tx, Genesis.changes(self, Genesis.contexts(self).subList(0, 1), NOON));
            return self;
        });
    }

    private void commit(Transaction tx, Changes changes) {
        committed.add(changes);
        tx.write(changes);
    }

    /** Everything that was committed here is committed there, too. */
    void replayInto(Store other) {
        committed.forEach(each -> other.write(tx -> {
            tx.write(each);
            return each;
        }));
    }

    Identity identity() {
        return first;
    }

    /** How much has happened here so far. */
    int image() {
        return committed.size();
    }

    /** The operator sets the database back to {@code image} and tells no gateway. */
    void putBack(int image) {
        List<Changes> kept = List.copyOf(committed.subList(0, image));
        committed.clear();
        waiting.clear();
        store = new MemoryStore(first);
        kept.forEach(each -> store.write(tx -> {
            commit(tx, each);
            return each;
        }));
    }

    /** A damaged disk loses the entry; vectors and cursors still cover it. */
    void lose(EntryId id) {
        List<Changes> all = List.copyOf(committed);
        committed.clear();
        waiting.clear();
        store = new MemoryStore(first);
        for (Changes each : all) {
            List<Entry> kept = each.content().entries().stream()
                    .filter(entry -> !entry.id().equals(id))
                    .toList();
            store.write(tx -> {
                commit(tx, each.but().entries(kept).done());
                return each;
            });
        }
    }

    /** The gateway starts, with the database that it has. */
    void start(Instant now) {
        step(replication::started, now);
    }

    /** A fresh gateway at {@code site}; {@code life} tells its lives apart. */
    static Gate at(String site, int life, Limits limits) {
        return new Gate(site, life, new Replication(limits));
    }

    /** A fresh gateway that speaks to {@code partner} at certain times only. */
    static Gate at(String site, SiteId partner, Schedule schedule) {
        TreeMap<SiteId, Schedule> schedules = new TreeMap<>(Map.of(partner, schedule));
        return at(site, new PartnerTerms(Limits.DEFAULT, new TreeMap<>()).within(schedules));
    }

    static Gate at(String site, PartnerTerms terms) {
        return new Gate(site, 0, new Replication(terms));
    }

    /** The operator edits the configuration and starts this gateway again. */
    void reconfigure(PartnerTerms terms, Instant now) {
        replication = new Replication(terms);
        start(now);
    }

    static Gate at(String site) {
        return at(site, 0, Limits.DEFAULT);
    }

    /** Small pages, so that two entries of one commit each are two pages. */
    static Limits smallPages() {
        Limits all = Limits.DEFAULT;
        return new Limits(
                new Limits.PageBytes(1, 1 << 20),
                all.patience(),
                all.poll(),
                all.tellDelay(),
                all.statusInterval(),
                all.lifetime(),
                all.tell());
    }

    /** A person at this site asks the partner now. */
    void requestNow(Gate partner, Instant now) {
        step((directory, at) -> replication.requestNow(partner.site(), false, directory, at), now);
    }

    /** When something is due here, now or later. */
    Instant nextDue(Instant now) {
        return read(directory -> replication.nextDue(directory, now));
    }

    /** Both register each other, and tell each other what they have, until nothing is due. */
    static void meet(Gate a, Gate b) {
        a.register(b, b.first.server());
        b.register(a, a.first.server());
        talk(a, b, NOON);
    }

    /** The configuration names {@code partner}, with this server. */
    void register(Gate partner, String server) {
        step(
                (directory, now) -> replication.register(partner.site(), server, directory, now),
                NOON);
    }

    /** Everything due is sent and everything sent arrives, both ways, until all is quiet. */
    static void talk(Gate a, Gate b, Instant now) {
        boolean busy = true;
        while (busy) {
            boolean fromA = hand(a.due(now), b, now);
            boolean fromB = hand(b.due(now), a, now);
            busy = fromA || fromB;
        }
    }

    /** As {@link #talk}, among several: each message reaches whom it is meant for. */
    static void talkAll(List<Gate> gates, Instant now) {
        boolean busy = true;
        while (busy) {
            List<Message> all = new ArrayList<>();
            gates.forEach(each -> all.addAll(each.due(now)));
            for (Gate to : gates) {
                all.stream()
                        .filter(each -> each.header().receiver().equals(to.site()))
                        .forEach(each -> to.receive(each, now));
            }
            busy = !all.isEmpty();
        }
    }

    /** Hands messages over and whatever is answered back again; whether there were any. */
    private static boolean hand(List<Message> messages, Gate to, Instant now) {
        messages.forEach(message -> to.receive(message, now));
        return !messages.isEmpty();
    }

    SiteId site() {
        return read(Directory::self).site();
    }

    long usn() {
        return read(Directory::usn);
    }

    boolean has(int number) {
        return read(directory -> directory.entry(id(number)).isPresent());
    }

    /** When and by whom the base entry was first created, as far as known here. */
    Stamp baseCreated() {
        return read(
                directory -> directory.entry(BASE.root()).orElseThrow().entry().created());
    }

    Epoch epoch() {
        return read(Directory::self).epoch();
    }

    <R> R read(Function<Directory, R> work) {
        return store.read(work);
    }

    Verdict receive(Message message, Instant now) {
        Verdict verdict = step((directory, at) -> replication.receive(message, directory, at), now);
        waiting.addAll(sent);
        return verdict;
    }

    /** A message to {@code site} came back. */
    Verdict undelivered(SiteId site, Instant now) {
        return step((directory, at) -> replication.undelivered(site, directory, at), now);
    }

    Verdict receive(Message message) {
        return receive(message, NOON);
    }

    /** What waits to be sent, and all that is due now. */
    List<Message> due(Instant now) {
        List<Message> all = new ArrayList<>(waiting);
        waiting.clear();
        while (step(replication::tick, now) != Verdict.IDLE) {
            all.addAll(sent);
        }
        return all;
    }

    /** What the last step sent. */
    List<Message> sent() {
        return sent;
    }

    Verdict step(BiFunction<Directory, Instant, Step> core, Instant now) {
        Step step = store.write(tx -> {
            Step made = core.apply(new Counted(tx), now);
            commit(tx, made.changes());
            return made;
        });
        sent = step.outgoing();
        return step.verdict();
    }

    /** How many entries the core has read here from lists. */
    long entriesRead() {
        return entriesRead;
    }

    /** Counts the entries that are read from lists: their number is what a step costs. */
    private final class Counted extends ForwardingDirectory {
        Counted(Directory directory) {
            super(directory);
        }

        @Override
        public List<StoredEntry> changes(ContextId context, Range range, int limit) {
            List<StoredEntry> read = super.changes(context, range, limit);
            entriesRead += read.size();
            return read;
        }

        @Override
        public List<WrittenEntry> writtenBeyond(
                ContextId context, Epoch epoch, OriginOrder after, int limit) {
            List<WrittenEntry> read = super.writtenBeyond(context, epoch, after, limit);
            entriesRead += read.size();
            return read;
        }
    }

    Replication replication() {
        return replication;
    }

    /** A client creates an entry in its own transaction. */
    Entry create(int number) {
        return write((author, before) -> fresh(author, number), number);
    }

    /** A client creates two entries in one transaction. */
    void createTogether(int first, int second) {
        store.write(tx -> {
            Author author = Author.of(tx, NOON);
            List<Entry> both = List.of(fresh(author, first), fresh(author.next(), second));
            commit(tx, Changes.ofEntries(both));
            return both;
        });
    }

    /** A client creates {@code count} entries from {@code first} on, in one transaction. */
    void createMany(int first, int count) {
        store.write(tx -> {
            Author author = Author.of(tx, NOON);
            List<Entry> all = new ArrayList<>();
            for (int number = first; number < first + count; number++) {
                all.add(fresh(author, number));
                author = author.next();
            }
            commit(tx, Changes.ofEntries(all));
            return all;
        });
    }

    private static Entry fresh(Author author, int number) {
        return author.create(
                id(number), BASE, BASE.root(), new Rdn("cn=e" + number), new TreeMap<>());
    }

    /** A client replaces an entry's attribute by one value, in its own transaction. */
    Entry set(int number, AttributeName name, String value) {
        return write(
                (author, before) -> author.replace(before, name, List.of(AttributeValue.of(value))),
                number);
    }

    private Entry write(BiFunction<Author, Entry, Entry> change, int number) {
        return change(id(number), change, NOON);
    }

    /** A client changes an entry in its own transaction. */
    Entry change(EntryId id, BiFunction<Author, Entry, Entry> change, Instant now) {
        return store.write(tx -> {
            Entry before = tx.entry(id).map(each -> each.entry()).orElse(Entry.unknown(id, BASE));
            Entry after = change.apply(Author.of(tx, now), before);
            commit(tx, Changes.ofEntries(List.of(after)));
            return after;
        });
    }

    /** From now on only changes made at {@code home} count here. */
    void masteredBy(Gate home, Instant now) {
        NamingContext context =
                new NamingContext(BASE, "dc=example", Optional.of(home.site()), false);
        step(
                (directory, at) -> new Step(
                        Changes.NONE.but().contexts(List.of(context)).done(),
                        List.of(),
                        Verdict.IDLE),
                now);
    }

    /** What is held here, oldest first. */
    List<HeldEntry> held() {
        return read(directory -> directory.held(BASE, 99));
    }

    static EntryId id(int number) {
        return new EntryId(new UUID(0x4000, number));
    }

    /** What shows of an attribute here. */
    List<String> shown(int number, AttributeName name) {
        return read(directory -> directory
                .entry(id(number))
                .map(each -> each.entry().attribute(name).shown().stream()
                        .map(AttributeValue::text)
                        .toList())
                .orElse(List.of()));
    }
}
