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
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.StoredEntry;
import io.bridgehead.store.entry.Totals;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.letter.WaitingLetters;
import io.bridgehead.store.partner.Due;
import io.bridgehead.store.partner.HeldEntry;
import io.bridgehead.store.partner.HeldItem;
import io.bridgehead.store.partner.Link;
import io.bridgehead.store.partner.Partner;
import io.bridgehead.store.partner.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One snapshot of everything that this gateway knows. Commits that happen meanwhile do not change it.
 * Lists come in the stated order and are not longer than their limit. Nothing here waits for the
 * network.
 */
public interface Directory {
    /** Which site and server this database belongs to, and in which epoch. */
    Identity self();

    /** The highest USN taken so far; 0 in a new database. */
    long usn();

    /** The highest hybrid time of any stamp, own or received; 0 in a new database. */
    long hybridTime();

    /** An entry: live, deleted, or known only in part. */
    Optional<StoredEntry> entry(EntryId id);

    /** Entries of a context whose latest change has a USN in {@code range}, by USN. Uses an index. */
    List<StoredEntry> changes(ContextId context, Range range, int limit);

    /** Entries of a context, the highest USN first. Served by an index. */
    List<StoredEntry> newest(ContextId context, int limit);

    /**
     * Entries of a context, live, deleted or in part, in which {@code epoch} occurs in any stamp, in
     * {@link OriginOrder} after {@code after}. Uses an index: the cost grows with what is found, not
     * with what the epoch wrote before.
     */
    List<WrittenEntry> writtenBeyond(ContextId context, Epoch epoch, OriginOrder after, int limit);

    /** Live entries with the name {@code rdn} below {@code parent}, the oldest creation first. */
    List<StoredEntry> claimants(EntryId parent, Rdn rdn);

    /**
     * Live entries placed below {@code parent}, by RDN key, creation and id. The list begins after
     * {@code after}; if that is empty, at the beginning.
     */
    List<StoredEntry> children(EntryId parent, Optional<Entry> after, int limit);

    /**
     * Live entries of a context, except its root, whose parent does not live here: it is deleted, or
     * has not arrived. By id, after {@code after}.
     */
    List<StoredEntry> orphans(ContextId context, EntryId after, int limit);

    /**
     * Deleted entries of a context that can still be undeleted, the oldest deletion first (in
     * {@code TombstoneOrder}). The list begins after {@code after}; if that is empty, at the beginning.
     */
    List<StoredEntry> tombstones(ContextId context, Optional<Entry> after, int limit);

    /** Live entries of a context with an id in {@code range}, by id. */
    List<Fingerprint> fingerprints(ContextId context, IdRange range, int limit);

    /** The comparisons with partners, by partner and context. */
    List<Verification> verifications();

    /** What was last compared with a partner; {@link Verification#none} if nothing ever was. */
    Verification verification(SiteId partner, ContextId context);

    /**
     * What is to be done for partners at {@code by} or earlier, the earliest first. Its cost does not
     * grow with the number of partners to whom nothing is due.
     */
    List<Due> due(Due.Kind kind, Instant by, int limit);

    /**
     * Links with changes that the partner wants to be told and has given credit for, by partner and
     * context, with the time before which they are not told.
     */
    List<Due> untold();

    /** The mark at {@code usn}, if one was kept there. */
    Optional<Mark> mark(long usn);

    /** The last mark kept in {@code range}, or empty. */
    Optional<Mark> lastMark(Range range);

    /** The vector of a context, without our own epoch, of which we have everything. */
    Vector vector(ContextId context);

    /** All known contexts, by id. */
    List<NamingContext> contexts();

    /** A context, if it is known. */
    Optional<NamingContext> context(ContextId id);

    /** Counts and digest of a context; {@link Totals#NONE} if it has no entries. */
    Totals totals(ContextId context);

    /** All epochs whose owner is known, by epoch. */
    List<EpochOwner> owners();

    /** The owner of this epoch, if it is known. */
    Optional<EpochOwner> owner(Epoch epoch);

    /** All partners, by site. */
    List<Partner> partners();

    /** A partner, if registered. */
    Optional<Partner> partner(SiteId site);

    /** All links with one partner, by context. */
    List<Link> links(SiteId partner);

    /** A link; {@link Link#none} before the first message about this context. */
    Link link(SiteId partner, ContextId context);

    /** Held entries of a context, oldest first. */
    List<HeldEntry> held(ContextId context, int limit);

    /** Held items of all contexts, oldest first: those with numbers above {@code after}. */
    List<HeldItem> held(long after, int limit);

    /** Whether exactly this part is held already, for any reason. Uses an index. */
    boolean holds(Entry part);

    /** How many items of a context are held for one reason; the count stops at {@code limit}. */
    long heldCount(ContextId context, HeldEntry.Reason reason, int limit);

    /** What the delete brake has counted in a context, if it has ever counted there. */
    Optional<Deletions> deletions(ContextId context);

    /** The stamps of all held items of a context, except those in {@code besides}. */
    Vector heldStamps(ContextId context, List<HeldEntry> besides);

    /** Held items that were approved, or whose epoch's owner is known by now; oldest first. */
    List<HeldEntry> ripe(int limit);

    /** The conflict log, oldest first: rows with numbers above {@code after}. */
    List<LoggedConflict> conflicts(long after, int limit);

    /** How many conflicts are not settled; the count stops at {@code limit}, which is above 0. */
    long openConflicts(int limit);

    /** The letters that wait in the outbox: how many, and the heads of the first ones. */
    WaitingLetters waitingLetters(int limit);
}
