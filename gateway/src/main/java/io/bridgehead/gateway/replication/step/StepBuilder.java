package io.bridgehead.gateway.replication.step;

import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.Changes.ContextVector;
import io.bridgehead.store.Directory;
import io.bridgehead.store.Identity;
import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.history.DatabaseLives;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects one step: what it reads is the snapshot, overlaid with what the step has decided so far.
 * It lives as long as one call of {@code Replication}. It decides nothing. Each {@code put}
 * replaces one row and has no other effect; a method with another effect has another name.
 */
public final class StepBuilder {
    private final Directory directory;
    private final Instant now;
    private final PartnerTerms terms;
    private final SortedMap<EntryId, Entry> entries = new TreeMap<>();
    private final SortedMap<EntryId, Entry> entriesRead = new TreeMap<>();
    private final List<EntryId> order = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final HeldOverlay held;
    private final SortedMap<ContextId, Vector> vectors = new TreeMap<>();
    private final EpochOwners owners;
    private final List<NamingContext> contexts = new ArrayList<>();
    private final SortedMap<SiteId, Partner> partners = new TreeMap<>();
    private final SortedMap<SiteId, SortedMap<ContextId, Link>> links = new TreeMap<>();
    private final List<Verification> verifications = new ArrayList<>();
    private final List<Message> outgoing = new ArrayList<>();
    private Optional<Epoch> newLife = Optional.empty();

    public StepBuilder(Directory directory, Instant now, PartnerTerms terms) {
        this.directory = directory;
        this.held = new HeldOverlay(directory);
        this.owners = new EpochOwners(directory);
        this.now = now;
        this.terms = terms;
    }

    public Directory directory() {
        return directory;
    }

    public Instant now() {
        return now;
    }

    /** The terms of each partner. */
    public PartnerTerms terms() {
        return terms;
    }

    /** The held parts, with what this step holds and releases. */
    public HeldOverlay held() {
        return held;
    }

    public Identity self() {
        return directory.self();
    }

    public Partner partner(SiteId site) {
        Partner put = partners.get(site);
        return put != null ? put : directory.partner(site).orElseThrow();
    }

    public void put(Partner partner) {
        partners.put(partner.site(), partner);
    }

    public Link link(SiteId partner, ContextId context) {
        Link put = links.getOrDefault(partner, Collections.emptySortedMap()).get(context);
        return put != null ? put : directory.link(partner, context);
    }

    public void put(Link link) {
        links.computeIfAbsent(link.partner(), none -> new TreeMap<>()).put(link.context(), link);
    }

    /**
     * The entry as this step has put it, else as in the snapshot. It is read once, though a page
     * asks twice.
     */
    public Entry entry(EntryId id, ContextId context) {
        Entry put = entries.get(id);
        if (put != null) {
            return put;
        }
        return entriesRead.computeIfAbsent(
                id,
                each -> directory
                        .entry(each)
                        .map(StoredEntry::entry)
                        .orElseGet(() -> Entry.unknown(each, context)));
    }

    public void put(Entry entry) {
        if (entries.put(entry.id(), entry) == null) {
            order.add(entry.id());
        }
    }

    /** The entries that this step has put so far, by id. */
    public List<Entry> changed() {
        return List.copyOf(entries.values());
    }

    /** The USN that the next new entry of this step will get. */
    public long nextUsn() {
        return directory.usn() + order.size() + 1;
    }

    /** Gives the database another epoch, from this step on. */
    public void beginLife(Epoch life) {
        newLife = Optional.of(life);
    }

    /** Adds rows to the conflict log. */
    public void log(List<Conflict> found) {
        conflicts.addAll(found);
    }

    /**
     * Remembers a new owner, or an earlier end of an epoch. Returns whether less of the epoch may
     * be claimed than before; then {@link CutEpochs} must read scopes again.
     */
    public boolean learn(EpochOwner owner) {
        return owners.learn(owner);
    }

    /** {@code vector} without the USNs beyond known cuts. */
    public Vector provable(Vector vector) {
        return owners.provable(vector);
    }

    public Optional<EpochOwner> owner(Epoch epoch) {
        return owners.of(epoch);
    }

    /** Which epochs are lives of one database, as far as this step knows. */
    public DatabaseLives lives() {
        return new DatabaseLives(owners::of, owners::all);
    }

    /** Adds a context that was unknown. */
    public void add(NamingContext context) {
        contexts.add(context);
    }

    public void put(Verification verification) {
        verifications.add(verification);
    }

    public Vector vector(ContextId context) {
        Vector put = vectors.get(context);
        return put != null ? put : directory.vector(context);
    }

    /** Replaces our vector of a scope by {@code vector}, without the USNs beyond known cuts. */
    public void putProvable(ContextId context, Vector vector) {
        vectors.put(context, provable(vector));
    }

    /** Takes the next message number of {@code receiver}, and gives the header with it. */
    public Header nextHeader(SiteId receiver, Optional<String> inReplyTo) {
        Partner partner = partner(receiver).numbered();
        put(partner);
        Identity self = self();
        return new Header(
                self.organization(),
                new Sender(self.site(), self.server(), self.epoch(), latestMark()),
                receiver,
                messageId(receiver, partner.sequence()),
                inReplyTo,
                now,
                now.plus(terms.limits(receiver).lifetime()),
                Collections.emptySortedSet());
    }

    /** The end of our history before this step. Our claims are true at this mark. */
    private Mark latestMark() {
        return directory
                .mark(directory.usn())
                .orElseThrow(() -> new IllegalStateException("a commit ended without a mark"));
    }

    /** The id of our message {@code number} to {@code receiver}. No other message ever has it. */
    public String messageId(SiteId receiver, long number) {
        return self().epoch() + "." + receiver + "." + number;
    }

    public void send(Message message) {
        outgoing.add(message);
    }

    /** The step as collected. */
    public Step done(Verdict verdict) {
        List<ContextVector> contextVectors = new ArrayList<>();
        vectors.forEach(
                (context, vector) -> contextVectors.add(new ContextVector(context, vector)));
        List<Link> changedLinks = new ArrayList<>();
        links.values().forEach(each -> changedLinks.addAll(each.values()));
        Changes.Builder changes = Changes.NONE.but();
        newLife.ifPresent(changes::newLife);
        changes.entries(order.stream()
                        .map(each -> Objects.requireNonNull(entries.get(each)))
                        .toList())
                .conflicts(conflicts)
                .held(held.held())
                .released(held.released())
                .vectors(contextVectors)
                .owners(owners.learned())
                .contexts(contexts)
                .partners(List.copyOf(partners.values()))
                .links(changedLinks)
                .deletions(held.deletions())
                .verifications(verifications);
        return new Step(changes.done(), outgoing, verdict);
    }
}
