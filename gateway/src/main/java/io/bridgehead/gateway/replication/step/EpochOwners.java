package io.bridgehead.gateway.replication.step;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Directory;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.history.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The owners of epochs, with those that this step learns, and how much of each epoch may be
 * claimed.
 */
public final class EpochOwners {
    private final Directory directory;
    private final SortedMap<Epoch, EpochOwner> known = new TreeMap<>();
    private final SortedMap<Epoch, EpochOwner> learned = new TreeMap<>();

    public EpochOwners(Directory directory) {
        this.directory = directory;
    }

    /**
     * Remembers a new owner, or an earlier end of a known epoch; nothing else of an owner changes.
     * {@link Epoch#NONE} has no owner: held items that wait for a person carry it as a placeholder.
     * Returns whether less of the epoch may be claimed than before.
     */
    public boolean learn(EpochOwner told) {
        Optional<EpochOwner> before = of(told.epoch());
        boolean endsEarlier = before.map(told::endsBefore).orElse(told.isCut());
        boolean isNew = before.isEmpty() && !told.epoch().equals(Epoch.NONE);
        if (isNew) {
            put(told);
        } else if (before.isPresent() && endsEarlier) {
            put(before.get().endingAt(told.end()));
        }
        return endsEarlier && !told.epoch().equals(Epoch.NONE);
    }

    private void put(EpochOwner owner) {
        known.put(owner.epoch(), owner);
        learned.put(owner.epoch(), owner);
    }

    public Optional<EpochOwner> of(Epoch epoch) {
        Optional<EpochOwner> owner =
                Optional.ofNullable(known.get(epoch)).or(() -> directory.owner(epoch));
        owner.ifPresent(each -> known.put(epoch, each));
        return owner;
    }

    /** The owners of all known epochs, with what this step learned. */
    public List<EpochOwner> all() {
        TreeMap<Epoch, EpochOwner> all = new TreeMap<>();
        directory.owners().forEach(each -> all.put(each.epoch(), each));
        all.putAll(learned);
        return new ArrayList<>(all.values());
    }

    /** {@code vector} without the USNs beyond known cuts: these may mean two different changes. */
    public Vector provable(Vector vector) {
        Vector provable = vector;
        for (Epoch epoch : vector.held().keySet()) {
            Optional<EpochOwner> owner = of(epoch);
            if (owner.isPresent() && owner.get().isCut()) {
                provable = provable.upTo(epoch, owner.get().end());
            }
        }
        return provable;
    }

    /** The owners that this step learned. */
    public List<EpochOwner> learned() {
        return new ArrayList<>(learned.values());
    }

    /**
     * All epochs of each site that has a stamp in {@code entries}. A reader needs the cut ones too:
     * it may have claimed USNs beyond a cut that it does not know yet.
     */
    public static List<EpochOwner> occurringIn(Directory directory, List<Entry> entries) {
        TreeSet<Epoch> epochs = new TreeSet<>();
        for (Entry entry : entries) {
            for (Stamp stamp : entry.stamps()) {
                epochs.add(stamp.epoch());
            }
        }
        TreeSet<SiteId> sites = new TreeSet<>();
        epochs.forEach(each -> directory.owner(each).ifPresent(owner -> sites.add(owner.site())));
        return directory.owners().stream()
                .filter(each -> sites.contains(each.site()))
                .toList();
    }
}
