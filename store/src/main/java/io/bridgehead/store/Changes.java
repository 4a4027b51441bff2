package io.bridgehead.store;

import io.bridgehead.store.entry.Conflict;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one transaction writes, except mail. Lists are in order: each entry takes the next
 * USN in turn; the news that an epoch was cut takes the USN after them. A row replaces the row of the
 * same key, so writing it twice changes nothing.
 */
public record Changes(Content content, Held held, History history, Partnership partnership) {
    /** The vector of one context, without our own epoch, which needs none. */
    public record ContextVector(ContextId context, Vector vector) {}

    /**
     * What changes in the directory itself.
     *
     * @param conflicts new rows of the conflict log
     * @param deletions per context, what the delete brake counts
     */
    public record Content(
            List<Entry> entries, List<Conflict> conflicts, List<Deletions> deletions) {
        public Content {
            entries = List.copyOf(entries);
            conflicts = List.copyOf(conflicts);
            deletions = List.copyOf(deletions);
        }
    }

    /**
     * What happens to held items.
     *
     * @param added what has arrived and may not be applied yet
     * @param released what is held no more, because it was applied or dropped
     */
    public record Held(List<HeldEntry> added, List<HeldEntry> released) {
        public Held {
            added = List.copyOf(added);
            released = List.copyOf(released);
        }
    }

    /**
     * What we learn about who wrote what, and where it may be written.
     *
     * @param newLife the epoch in which this database lives from this commit on; its USNs count on
     */
    public record History(
            List<ContextVector> vectors,
            List<EpochOwner> owners,
            List<NamingContext> contexts,
            Optional<Epoch> newLife) {
        public History {
            vectors = List.copyOf(vectors);
            owners = List.copyOf(owners);
            contexts = List.copyOf(contexts);
        }
    }

    /** What we remember of our partners. */
    public record Partnership(
            List<Partner> partners, List<Link> links, List<Verification> verifications) {
        public Partnership {
            partners = List.copyOf(partners);
            links = List.copyOf(links);
            verifications = List.copyOf(verifications);
        }
    }

    /** Nothing changes. */
    public static final Changes NONE = new Changes(
            new Content(List.of(), List.of(), List.of()),
            new Held(List.of(), List.of()),
            new History(List.of(), List.of(), List.of(), Optional.empty()),
            new Partnership(List.of(), List.of(), List.of()));

    /**
     * How many USNs these changes take. A cut shrinks the vector that we advertise, so it takes a USN
     * and a mark of its own: a partner can then tell whether a vector of ours is older than the cut.
     */
    public int usns() {
        return content.entries.size() + (cut() ? 1 : 0);
    }

    /** Whether these changes cut an epoch short. */
    public boolean cut() {
        return history.owners.stream().anyMatch(EpochOwner::isCut);
    }

    /** Only entries, as a local write makes them. */
    public static Changes ofEntries(List<Entry> entries) {
        return NONE.but().entries(entries).done();
    }

    /** A builder that starts with these changes; what is set next replaces its part. */
    public Builder but() {
        return new Builder(this);
    }

    /** Builds changes, list by list. */
    public static final class Builder {
        private List<Entry> entries;
        private List<Conflict> conflicts;
        private List<HeldEntry> held;
        private List<HeldEntry> released;
        private List<ContextVector> vectors;
        private List<EpochOwner> owners;
        private List<NamingContext> contexts;
        private List<Partner> partners;
        private List<Link> links;
        private Optional<Epoch> newLife;
        private List<Deletions> deletions;
        private List<Verification> verifications;

        private Builder(Changes of) {
            entries = of.content.entries;
            conflicts = of.content.conflicts;
            held = of.held.added;
            released = of.held.released;
            vectors = of.history.vectors;
            owners = of.history.owners;
            contexts = of.history.contexts;
            partners = of.partnership.partners;
            links = of.partnership.links;
            newLife = of.history.newLife;
            deletions = of.content.deletions;
            verifications = of.partnership.verifications;
        }

        public Builder entries(List<Entry> all) {
            entries = all;
            return this;
        }

        public Builder conflicts(List<Conflict> all) {
            conflicts = all;
            return this;
        }

        public Builder held(List<HeldEntry> all) {
            held = all;
            return this;
        }

        public Builder released(List<HeldEntry> all) {
            released = all;
            return this;
        }

        public Builder vectors(List<ContextVector> all) {
            vectors = all;
            return this;
        }

        public Builder owners(List<EpochOwner> all) {
            owners = all;
            return this;
        }

        public Builder contexts(List<NamingContext> all) {
            contexts = all;
            return this;
        }

        public Builder partners(List<Partner> all) {
            partners = all;
            return this;
        }

        public Builder links(List<Link> all) {
            links = all;
            return this;
        }

        public Builder newLife(Epoch life) {
            newLife = Optional.of(life);
            return this;
        }

        public Builder deletions(List<Deletions> all) {
            deletions = all;
            return this;
        }

        public Builder verifications(List<Verification> all) {
            verifications = all;
            return this;
        }

        public Changes done() {
            return new Changes(
                    new Content(entries, conflicts, deletions),
                    new Held(held, released),
                    new History(vectors, owners, contexts, newLife),
                    new Partnership(partners, links, verifications));
        }
    }
}
