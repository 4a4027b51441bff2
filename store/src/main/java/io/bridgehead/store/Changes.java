package io.bridgehead.store;

import java.util.List;
import java.util.Optional;

/**
 * Everything one transaction writes, except mail. Lists are in order: each entry takes the next USN
 * in turn. Rows replace the row of the same key; repeating them changes nothing more.
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
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
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

    /** Changes within one life. */
    public Changes(
            List<Entry> entries,
            List<Conflict> conflicts,
            List<HeldEntry> held,
            List<HeldEntry> released,
            List<ContextVector> vectors,
            List<EpochOwner> owners,
            List<NamingContext> contexts,
            List<Partner> partners,
            List<Link> links) {
        this(
                entries,
                conflicts,
                held,
                released,
                vectors,
                owners,
                contexts,
                partners,
                links,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** These changes, and with them a new life. */
    public Changes in(Epoch life) {
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
                Optional.of(life),
                deletions,
                verifications);
    }

    /** These changes, and with them what the delete brake has counted. */
    public Changes counting(List<Deletions> counted) {
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
                counted,
                verifications);
    }

    /** These changes, and with them what was compared with partners. */
    public Changes comparing(List<Verification> compared) {
        return new Changes(
                entries, conflicts, held, released, vectors, owners, contexts, partners, links,
                newLife, deletions, compared);
    }

    /** Only entries, as a local write makes them. */
    public static Changes ofEntries(List<Entry> entries) {
        return new Changes(
                entries, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of());
    }
}
