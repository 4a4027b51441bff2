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
 * Everything one transaction writes, except mail. Lists are in order: each entry takes the next USN
 * in turn, and so does, after them, the news that an epoch was cut. Rows replace the row of the same
 * key; repeating them changes nothing more.
 *
 * @param newLife the epoch in which this database lives from this commit on; its USNs count on
 */
public record Changes(
        List<Entry> entries,
        List<Conflict> conflicts,
        List<HeldEntry> held,
        List<HeldEntry> released,
        List<ContextVector> vectors,
        List<EpochOwner> owners,
        List<NamingContext> contexts,
        List<Partner> partners,
        List<Link> links,
        Optional<Epoch> newLife,
        List<Deletions> deletions,
        List<Verification> verifications) {
    /** The vector of one context, without our own epoch, which needs none. */
    public record ContextVector(ContextId context, Vector vector) {}

    /** Nothing changes. */
    public static final Changes NONE = new Changes(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of());

    public Changes {
        entries = List.copyOf(entries);
        conflicts = List.copyOf(conflicts);
        held = List.copyOf(held);
        released = List.copyOf(released);
        vectors = List.copyOf(vectors);
        owners = List.copyOf(owners);
        contexts = List.copyOf(contexts);
        partners = List.copyOf(partners);
        links = List.copyOf(links);
        deletions = List.copyOf(deletions);
        verifications = List.copyOf(verifications);
    }

    /**
     * How many USNs they take. What we claim shrinks when an epoch is cut, so this has a USN and a
     * mark of its own: whoever is told a claim can say whether it is from before or after.
     */
    public int usns() {
        return entries.size() + (cut() ? 1 : 0);
    }

    /** Whether an epoch is said to be cut. */
    public boolean cut() {
        return owners.stream().anyMatch(EpochOwner::isCut);
    }

    /** Only entries, as a local write makes them. */
    public static Changes ofEntries(List<Entry> entries) {
        return NONE.but().entries(entries).done();
    }

    /** These changes, but for what is named next. */
    public Builder but() {
        return new Builder(this);
    }

    /** Changes in the making. */
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
            entries = of.entries;
            conflicts = of.conflicts;
            held = of.held;
            released = of.released;
            vectors = of.vectors;
            owners = of.owners;
            contexts = of.contexts;
            partners = of.partners;
            links = of.links;
            newLife = of.newLife;
            deletions = of.deletions;
            verifications = of.verifications;
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
                    entries,
                    conflicts,
                    held,
                    released,
                    vectors,
                    owners,
                    contexts,
                    partners,
                    links,
                    newLife,
                    deletions,
                    verifications);
        }
    }
}
