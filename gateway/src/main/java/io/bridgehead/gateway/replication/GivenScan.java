package io.bridgehead.gateway.replication;

import io.bridgehead.gateway.replication.step.StepBuilder;
import io.bridgehead.gateway.replication.terms.AttributeFilter;
import io.bridgehead.gateway.replication.terms.PageSize;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.OriginOrder;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.WrittenEntry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import io.bridgehead.store.partner.Giving;
import io.bridgehead.store.partner.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One page of what a partner lost in a restore or a set-back: entries that its former lives wrote
 * beyond what it still holds, tombstones too. An index finds them, so the work grows with what was
 * lost, not with what is here. Of each entry everything travels that the partner lacks: as long as the
 * entry does not change here, the partner then has all of it.
 *
 * @param giving how far the search has come with this page, before it is sent
 * @param withheld names of attributes that the partner lacks and is not told
 */
record GivenScan(Giving giving, List<Entry> entries, SortedSet<AttributeName> withheld) {
    private static final int READ_AT_ONCE = 64;

    /** A page without entries leaves after so many were read, so that no step reads without bound. */
    private static final int READ_MOST = 20_000;

    GivenScan {
        entries = List.copyOf(entries);
        withheld = Collections.unmodifiableSortedSet(withheld);
    }

    static GivenScan of(StepBuilder step, Link link, Giving giving, long bytesMax) {
        return new Search(step, link, giving, bytesMax).run();
    }

    /** What the partner's latest vector covers; nothing if it asked for a refresh. */
    static Vector claimed(StepBuilder step, Link link) {
        // A claim beyond a cut does not count: there the partner may hold another change than ours.
        return link.outbound().refresh()
                ? Vector.EMPTY
                : step.provable(link.outbound().vector());
    }

    /**
     * The same for entries that stand at {@code Outbound.taken} or below: the partner was given what
     * its former lives wrote in them, and they have not changed here since.
     */
    static Vector claimedOrGiven(StepBuilder step, Link link) {
        Vector known = claimed(step, link);
        if (link.outbound().taken() > 0 && !link.outbound().refresh()) {
            // In a life that was cut, USNs may mean two changes: what was given proves nothing
            // there.
            for (Epoch life : formerLives(step, link)) {
                if (step.owner(life).filter(EpochOwner::isCut).isPresent()) {
                    continue;
                }
                known = known.with(life, Ranges.upTo(Long.MAX_VALUE));
            }
        }
        return known;
    }

    /** The former lives of the partner's site, by epoch. */
    private static List<Epoch> formerLives(StepBuilder step, Link link) {
        return step.directory().owners().stream()
                .filter(each -> each.site().equals(link.partner()))
                .map(EpochOwner::epoch)
                .filter(each -> !each.equals(link.outbound().epoch()))
                .toList();
    }

    private static final class Search {
        private final StepBuilder step;
        private final Link link;
        private final long bytesMax;
        private final AttributeFilter filter;
        private final Vector seen;
        private final List<Entry> parts = new ArrayList<>();
        private final TreeSet<AttributeName> withheld = new TreeSet<>();
        private Giving giving;
        private long bytes;
        private int read;

        Search(StepBuilder step, Link link, Giving giving, long bytesMax) {
            this.step = step;
            this.link = link;
            this.giving = giving;
            this.bytesMax = bytesMax;
            this.filter = step.terms().withholding(link.partner());
            this.seen = claimed(step, link);
        }

        GivenScan run() {
            for (Epoch life : formerLives(step, link)) {
                if (life.compareTo(giving.life()) >= 0 && !searched(life)) {
                    return new GivenScan(giving, parts, withheld);
                }
            }
            return new GivenScan(giving.atItsEnd(), parts, withheld);
        }

        /** Whether the whole life was searched before the page was full. */
        private boolean searched(Epoch life) {
            if (!life.equals(giving.life())) {
                OriginOrder held = OriginOrder.after(seen.of(life).contiguous());
                giving = giving.at(life, held, 0, 0);
            }
            List<WrittenEntry> found;
            do {
                found = step.directory()
                        .writtenBeyond(link.context(), life, giving.after(), READ_AT_ONCE);
                for (WrittenEntry each : found) {
                    if (bytes >= bytesMax || read >= READ_MOST) {
                        return false;
                    }
                    read++;
                    take(life, each);
                }
            } while (!found.isEmpty());
            return true;
        }

        private void take(Epoch life, WrittenEntry each) {
            Entry entry = each.stored().entry();
            Rdn name = entry.placement().rdn();
            Optional<Entry> unseen = entry.unseenBy(seen);
            unseen.ifPresent(lacked -> withheld.addAll(filter.in(lacked, name)));
            Optional<Entry> part = filter.isEmpty()
                    ? unseen
                    : unseen.flatMap(lacked -> filter.sift(entry, name).unseenBy(seen));
            part.ifPresent(parts::add);
            bytes += part.map(PageSize::of).orElse(0L);
            long tombstones = part.isPresent() && entry.life().deleted() ? 1 : 0;
            giving = giving.at(life, each.at(), part.isPresent() ? 1 : 0, tombstones);
        }
    }
}
