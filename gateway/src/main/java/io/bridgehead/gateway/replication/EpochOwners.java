package io.bridgehead.gateway.replication;

import io.bridgehead.store.Directory;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.EpochOwner;
import io.bridgehead.store.history.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whose epochs are, as a step learns it, and what nobody may claim of them. */
final class EpochOwners {
    private final Directory directory;
    private final SortedMap<Epoch, EpochOwner> known = new TreeMap<>();
    private final SortedMap<Epoch, EpochOwner> learned = new TreeMap<>();

    EpochOwners(Directory directory) {
        this.directory = directory;
    }

    /**
     * A new owner, or an end that was not known; nothing else of one ever changes. Nobody owns the
     * epoch that is none, which all that waits for a person awaits. Returns whether less of the epoch
     * may be claimed than before.
     */
    boolean learn(EpochOwner told) {
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

    Optional<EpochOwner> of(Epoch epoch) {
        Optional<EpochOwner> owner =
                Optional.ofNullable(known.get(epoch)).or(() -> directory.owner(epoch));
        owner.ifPresent(each -> known.put(epoch, each));
        return owner;
    }

    /** {@code vector} without what nobody may claim. */
    Vector provable(Vector vector) {
        Vector provable = vector;
        for (Epoch epoch : vector.held().keySet()) {
            Optional<EpochOwner> owner = of(epoch);
            if (owner.isPresent() && owner.get().isCut()) {
                provable = provable.upTo(epoch, owner.get().end());
            }
        }
        return provable;
    }

    /** What was learned in this step. */
    List<EpochOwner> learned() {
        return new ArrayList<>(learned.values());
    }
}
