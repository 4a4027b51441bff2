package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.replication.Terms;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.entry.AttributeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which attributes are left out between whom at the moment, and who changes that when. */
final class Sieves {
    private final World world;
    private final List<Sieve> present = new ArrayList<>();

    Sieves(World world) {
        this.world = world;
    }

    /** Each begins and ends at its time, unless calm comes first. */
    void plan() {
        Duration percent = world.plan().chaos().dividedBy(100);
        for (Sieve each : world.plan().sieves()) {
            world.timeline().after(percent.multipliedBy(each.from()), () -> begin(each));
            world.timeline().after(percent.multipliedBy(each.until()), () -> end(each));
        }
    }

    private void begin(Sieve sieve) {
        if (!world.isCalm()) {
            world.journal().count(Fault.LEFT_OUT);
            world.journal()
                    .note(() -> sieve.site() + " leaves out " + sieve.name() + " with "
                            + sieve.other());
            present.add(sieve);
            reconfigure(sieve.site());
        }
    }

    private void end(Sieve sieve) {
        if (present.remove(sieve)) {
            world.journal()
                    .note(() -> sieve.site() + " leaves out " + sieve.name() + " no more with "
                            + sieve.other());
            reconfigure(sieve.site());
        }
    }

    void endAll() {
        List.copyOf(present).forEach(this::end);
    }

    private void reconfigure(SiteId site) {
        world.station(site).reconfigure(terms(site));
    }

    private Terms terms(SiteId site) {
        TreeMap<SiteId, SortedSet<AttributeName>> withheld = new TreeMap<>();
        for (Sieve each : present) {
            if (each.site().equals(site)) {
                withheld.computeIfAbsent(each.other(), none -> new TreeSet<>()).add(each.name());
            }
        }
        return world.plan().terms(site).withholding(withheld);
    }
}
