package io.bridgehead.store;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Deletions;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Fingerprint;
import io.bridgehead.store.entry.IdRange;
import io.bridgehead.store.entry.LoggedConflict;
import io.bridgehead.store.entry.NamingContext;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.WaitingLetters;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.util.List;
import java.util.Optional;

/**
 * One snapshot of everything this gateway knows. Two reads of one snapshot agree, whatever is
 * committed meanwhile. Lists come in the stated order and no longer than their limit. Nothing here
 * waits for the network.
 */
public interface Directory {
    /** Who this database is. */
    Identity self();

    /** The highest USN taken so far; 0 in a new database. */
    long usn();

    /** The highest hybrid time in any stamp seen, own or received; 0 in a new database. */
    long hybridTime();

    /** An entry, alive, deleted or only known in part. */
    Optional<StoredEntry> entry(EntryId id);

    /** Entries of a context that stand at a USN in {@code range}, by USN. Served by an index. */
    List<StoredEntry> changes(ContextId context, Range range, int limit);

    /** Entries in which {@code epoch} occurs in any stamp, by id, after {@code after}. */
    List<StoredEntry> touchedBy(Epoch epoch, EntryId after, int limit);

    /** Live entries that claim the name {@code rdn} below {@code parent}; the oldest creation first. */
    List<StoredEntry> claimants(EntryId parent, Rdn rdn);

    /**
     * Live entries placed below {@code parent}, ordered by (RDN key, creation, id), those after
     * {@code after} in that order, or from the beginning if it is empty.
     */
    List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit);

    /**
     * Live entries of a context, other than its root, whose parent is not live here: deleted, or not
     * arrived. By id, after {@code after}.
     */
    List<StoredEntry> orphans(ContextId context, EntryId after, int limit);

    /**
     * Deleted entries of a context beneath which something is left, the longest deleted first, those
     * after {@code after} in {@code TombstoneOrder}, or from the beginning if it is empty.
     */
    List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit);

    /** Live entries of a context with an id in {@code range}, by id. */
    List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit);

    /** Everything compared with partners, by partner and context. */
    List<Verification> verifications();

    /** The mark at {@code usn}, if one was kept there. */
    Optional<Mark> mark(long usn);

    /** The last mark kept in {@code range}, or empty. */
    Optional<Mark> lastMark(Range range);

    /** What is held of a context, without our own epoch, which is held entirely. */
    Vector vector(ContextId context);

    /** All contexts known, by id. */
    List<NamingContext> contexts();

    /** A context, if known. */
    Optional<NamingContext> context(ContextId id);

    /** Counts and digest of a context; {@link Totals#NONE} if nothing is there. */
    Totals totals(ContextId context);

    /** Every epoch whose owner is known, by epoch. */
    List<EpochOwner> owners();

    /** Whose epoch this is, if known. */
    Optional<EpochOwner> owner(Epoch epoch);

    /** All partners, by site. */
    List<Partner> partners();

    /** A partner, if registered. */
    Optional<Partner> partner(SiteId site);

    /** All links with one partner, by context. */
    List<Link> links(SiteId partner);

    /** A link; {@link Link#none} if nothing has been said yet. */
    Link link(SiteId partner, ContextId context);

    /** Held entries of a context, oldest first. */
    List<HeldEntry> held(ContextId context, int limit);

    /** What is held of all contexts, oldest first: items with numbers above {@code after}. */
    List<HeldItem> held(long after, int limit);

    /** Whether exactly this part is held already, for whatever reason. Served by an index. */
    boolean holds(Entry part);

    /** How much of a context is held for one reason; counting ends at {@code limit}. */
    long heldCount(ContextId context, HeldEntry.Reason reason, int limit);

    /** What the delete brake has counted in a context, if it ever counted there. */
    Optional<Deletions> deletions(ContextId context);

    /** All stamps of what is held of a context, but for the items {@code besides}. */
    Vector heldStamps(ContextId context, List<HeldEntry> besides);

    /** Held items that were approved, or whose awaited owner is known by now; oldest first. */
    List<HeldEntry> ripe(int limit);

    /** The conflict log, oldest first: rows with numbers above {@code after}. */
    List<LoggedConflict> conflicts(long after, int limit);

    /** How many conflicts nobody has settled; counting ends at {@code limit}, which is above 0. */
    long openConflicts(int limit);

    /** What waits in the outbox: its count, and the heads of the first letters. */
    WaitingLetters waitingLetters(int limit);
}
